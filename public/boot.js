// Loads the app. Until it is there, and if it never comes, the prerendered page is all there is: it stays readable.
const script = document.querySelector("script[data-wasm]");

// Where the browser enforces Trusted Types, text becomes HTML by this policy alone. It is the default one because Leptos sets
// innerHTML by itself: with our own prose, which the build has rendered, and with text whose signs are escaped. So it does not
// clean anything; it refuses every other way in, and in innerHTML what neither of them has. Parsed documents run nothing.
const ACTIVE = /<(base|embed|form|frame|iframe|link|meta|object|script)\b/i;
globalThis.trustedTypes?.createPolicy("default", {
  createHTML: (html, _type, sink) => {
    const isOurs = sink === "DOMParser parseFromString" || (sink === "Element innerHTML" && !ACTIVE.test(html));
    return isOurs ? html : null;
  },
  createScriptURL: (url, _type, sink) => {
    const worker = new URL(`${document.documentElement.dataset.base}sw.js`, location.href);
    return sink === "ServiceWorkerContainer register" && new URL(url, location.href).href === worker.href ? url : null;
  },
});

function fail(message) {
  const root = document.documentElement;
  // After the start a failure is a crash; before it, the page was never more than readable.
  const isRunning = root.dataset.boot === "ready";
  root.dataset.boot = "failed";
  // Nobody can be asked: if a new version waits, what is loaded next is that one. Chromium puts off a take-over that is
  // asked for while a page loads, for minutes: so a moment later.
  if (!isRunning) {
    setTimeout(async () => (await navigator.serviceWorker?.getRegistration())?.waiting?.postMessage("take"), 2000);
  }
  const isLink = /(#|%(25)*23)[pm](=|%(25)*3d)/i.test(location.href);
  const link = isLink ? " The progress in this link cannot be shown before that." : "";
  const notice = document.getElementById("boot-failure");
  notice.textContent = isRunning
    ? `Something broke in this page (${message}). Your saved progress is intact: reload the page to go on.`
    : `The interactive part of this page did not load (${message}). You can read everything; to filter and to keep progress, reload the page.${link}`;
  notice.hidden = false;
  // The app leads the tab key through the map; without it each topic is a stop.
  if (!isRunning) document.querySelectorAll("a[tabindex]").forEach((link) => link.removeAttribute("tabindex"));
}

// For the app, where it cannot start without a file that did not come.
globalThis.failApp = fail;

// A panic in the app is an uncaught error in WebAssembly, "unreachable". Some browsers are told to do without WebAssembly.
const isPanic = (error) => "WebAssembly" in globalThis && error instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => {
  if (isPanic(event.error)) fail(event.message);
});
addEventListener("unhandledrejection", (event) => {
  if (isPanic(event.reason)) fail(event.reason.message);
});

// The second program, for what a first visit does without: the app asks for it by this name. What fails may be tried again,
// under another address: browsers remember that a module did not come. Why it did not is told in words for the learner.
let extras;
let failures = 0;
globalThis.openExtras = () => {
  const { extrasStem: stem } = script.dataset;
  extras ??= import(`${stem}.js${failures === 0 ? "" : `?${failures}`}`).then(({ default: start }) =>
    start({ module_or_path: `${stem}.wasm` }),
  );
  return extras.catch(async () => {
    extras = undefined;
    failures += 1;
    const isAnswered = await fetch(`${stem}.js`).then(() => true, () => false);
    throw isAnswered ? "the site was updated, or its host answers with another page" : "there seems to be no connection";
  });
};

// The app takes over the very nodes that the build wrote. Where a translator or an extension has added some, it makes its
// own in their place.
const app = document.getElementById("app");

function countNodes() {
  const walker = document.createTreeWalker(app);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}

async function run(suffix) {
  const { default: start } = await import(script.dataset.js + suffix);
  await start({ module_or_path: script.dataset.wasm });
}

try {
  // The page is painted before the app starts: a timer that a frame sets runs after it.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  if (countNodes() !== Number(app.dataset.nodes)) app.dataset.takeover = "mount";
  try {
    await run("");
  } catch (error) {
    if (!isPanic(error) || app.dataset.takeover) throw error;
    // The nodes were not what they seemed: once more, with a program that has not failed.
    app.dataset.takeover = "mount";
    await run("?again");
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
