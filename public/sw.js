// Keeps an offline copy of the site, one cache for each version of it. The list below says by its hash what every file of
// this version holds, and nothing else is ever taken: so no version mixes with another. The prerender tool fills the list
// in. All state is in the caches, because the browser stops and starts this worker as it likes.

const VERSION = "";
// What the app needs of the site, copied while the worker is installed.
const SHELL = {};
// The texts, copied afterwards.
const TEXTS = {};

const FILES = { ...SHELL, ...TEXTS };
const BASE = new URL("./", location).pathname;
const PREFIX = `backend-roadmap ${BASE} `;
const CACHE = PREFIX + VERSION;
const isPage = (file) => file.endsWith("index.html");
const PAGES = Object.keys(FILES).filter(isPage).length;
const FETCHES_AT_ONCE = 4;
// Where the copy notes when it last looked for a new version: no file of the site has such a name.
const LOOKED = `${BASE}:looked`;
const HOUR = 3_600_000;

/** The host has a file in another version than this one. */
class Changed extends Error {}

/** Puts an answer into the copy if it is what the list says; returns it then. */
async function keep(file, answer) {
  const bytes = await answer.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, FILES[file].length / 2);
  if (Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("") !== FILES[file]) return undefined;
  const headers = new Headers(answer.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  // Made anew: an answer that was redirected could not be shown as a page.
  const whole = new Response(bytes, { headers });
  try {
    await (await caches.open(CACHE)).put(BASE + file, whole.clone());
  } catch (error) {
    // Without room for a copy it can be read all the same.
    console.warn("The offline copy has no room for", file, error);
  }
  return whole;
}

/** A file of this version: from the copy, else from the host. */
async function get(file) {
  const kept = await (await caches.open(CACHE)).match(BASE + file);
  if (kept) return kept;
  // Hosts serve a page under the address of its folder, and some nowhere else.
  const address = BASE + (isPage(file) ? file.slice(0, -"index.html".length) : file);
  // What the browser has just loaded need not be loaded again, unless it has grown old.
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(address, { cache });
    if (answer.status >= 500) throw new Error(`${address}: ${answer.status}`);
    const whole = await keep(file, answer);
    if (whole) return whole;
  }
  throw new Changed(address);
}

/** The files of a list that are not in the copy. */
async function missing(files) {
  const kept = await (await caches.open(CACHE)).keys();
  const there = new Set(kept.map(({ url }) => new URL(url).pathname));
  return Object.keys(files).filter((file) => !there.has(BASE + file));
}

const others = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

async function install() {
  // What has not changed since the last version is at hand.
  for (const file of Object.keys(FILES)) {
    const older = await caches.match(BASE + file);
    if (older) await keep(file, older);
  }
  // A single file in another version, in the middle of a deployment, and this one is not installed. The browser tries
  // again; until then the one before stays, whole.
  await Promise.all(Object.keys(SHELL).map(get));
  if ((await missing(SHELL)).length > 0) throw new Error("There is no room for the offline copy.");
  const copies = await Promise.all((await others()).map(async (name) => (await caches.open(name)).match(`${BASE}index.html`)));
  if (copies.some(Boolean)) await tell("update");
  // The version before has lost its copy, so there is nothing to wait for.
  else await skipWaiting();
}

async function activate() {
  // The pages of the version before: the learner has chosen to have this one.
  for (const page of await clients.matchAll({ type: "window" })) page.postMessage("reload");
  await tell("greet");
  // A still newer version may be filling its cache. It clears up when its turn comes.
  if (registration.installing) return;
  for (const name of await others()) await caches.delete(name);
}

/** Looks for the new version that something on the host is a sign of. */
const look = () => registration.update().catch(() => {});

/** The same, but once an hour at most. The browser itself looks whenever a page is loaded. */
async function lookHourly() {
  const cache = await caches.open(CACHE);
  const last = await (await cache.match(LOOKED))?.text();
  // By a clock that was put back the last time may lie ahead.
  if (Math.abs(Date.now() - Number(last ?? 0)) > HOUR) {
    await cache.put(LOOKED, new Response(String(Date.now())));
    if (last) look();
  }
}

// Answers.

async function answer(request) {
  const url = new URL(request.url);
  const isNavigation = request.mode === "navigate";
  const path = url.pathname.slice(BASE.length);
  const file = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  if (!Object.hasOwn(FILES, file)) {
    // The address of a page without its slash, or with capitals.
    const page = `${path.toLowerCase().replace(/\/+$/, "")}/`;
    const isFolder = Object.hasOwn(FILES, `${page}index.html`);
    return isFolder ? Response.redirect(BASE + page + url.search, 301) : elsewhere(request, isNavigation);
  }
  try {
    return await get(file);
  } catch (error) {
    const isChanged = error instanceof Changed;
    if (isChanged) look();
    if (isNavigation) return notice(isChanged ? "update.html" : "offline.html", 503);
    return isChanged ? text("Another version of the site has this file.", 503) : Response.error();
  }
}

/** What the list does not have: a file that is not for offline, one of another version, or nothing. */
async function elsewhere(request, isNavigation) {
  let found;
  try {
    found = await fetch(request);
  } catch {
    return isNavigation ? notice("404.html", 404) : Response.error();
  }
  const isHtml = (found.headers.get("Content-Type") ?? "").startsWith("text/html");
  if (!isHtml || (!found.ok && found.status !== 404)) return found;
  // Hosts send their page for what is missing, whoever asks.
  if (!isNavigation) return text("There is no such file.", 404);
  if (!found.ok) return notice("404.html", 404);
  // A page of a newer version; or a host that answers whatever it is asked with its first page.
  await look();
  const isNewer = registration.installing || registration.waiting;
  return isNewer ? notice("update.html", 503) : notice("404.html", 404);
}

/** One of this version's own pages, in the place of another. */
async function notice(file, status) {
  const page = await get(file).catch(() => undefined);
  if (!page) return text("There is no connection, and this page is not in the offline copy. Reload it later.", status);
  return new Response(page.body, { status, headers: page.headers });
}

const text = (words, status) =>
  new Response(`${words}\n`, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });

// The copy of the texts, and what the pages hear of it.

/** Sends a message to every page of the site: a word for the app, and a sentence for the learner. */
async function tell(message) {
  const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const client of all) if (new URL(client.url).pathname.startsWith(BASE)) client.postMessage(message);
}

/** Copies what is missing. A browser that saves data is asked for what is read and no more, unless the learner wants it. */
async function copy(isWanted) {
  const left = await missing(FILES);
  let pages = PAGES - left.filter(isPage).length;
  const count = () => `Offline copy: ${pages} of ${PAGES} pages`;
  if (left.length > 0 && navigator.connection?.saveData && !isWanted) {
    return tell(`paused ${count()}. The rest waits, because your browser is set to save data.`);
  }
  const fetches = Array.from({ length: FETCHES_AT_ONCE }, async () => {
    // A version that waits takes over when this one has nothing to do.
    for (let file = left.shift(); file && !registration.waiting; file = left.shift()) {
      await tell(`copying ${count()}`);
      await get(file);
      if (isPage(file)) pages += 1;
    }
  });
  const failed = (await Promise.allSettled(fetches)).filter(({ status }) => status === "rejected");
  if (failed.some(({ reason }) => reason instanceof Changed)) look();
  const rest = await missing(FILES);
  pages = PAGES - rest.filter(isPage).length;
  if (rest.length > 0) return tell(`copying ${count()}. The rest follows when it can be had.`);
  return tell(`copied Works offline: all ${PAGES} pages are in this browser.`);
}

let copying;

function copyOnce(isWanted) {
  copying ??= copy(isWanted).finally(() => {
    copying = undefined;
  });
  return copying;
}

/** A page says which files it is made of. One of this version is taken over; one of another must not stay in our hands. */
async function greet(page, files) {
  const isOurs = files.every((file) => file.startsWith(BASE) && Object.hasOwn(FILES, file.slice(BASE.length)));
  const isControlled = (await clients.matchAll()).some(({ id }) => id === page.id);
  if (registration.waiting) page.postMessage("update");
  if (isControlled && !isOurs) return page.postMessage("reload");
  if (!isControlled && isOurs) {
    await clients.claim();
    await tell("greet");
  }
  return isOurs ? goOn() : undefined;
}

/** Does what there is to do when somebody comes (back) to a page. */
async function goOn() {
  await lookHourly();
  await copyOnce(false);
}

async function hear({ source, data }) {
  const [word, ...files] = String(data).split(" ");
  if (word === "take") await skipWaiting();
  if (word === "copy") await copyOnce(true);
  if (word === "hello") await greet(source, files);
  if (word === "back") await goOn();
}

if (VERSION) {
  addEventListener("install", (event) => event.waitUntil(install()));
  addEventListener("activate", (event) => event.waitUntil(activate()));
  addEventListener("message", (event) => event.waitUntil(hear(event)));
  addEventListener("fetch", (event) => {
    const { origin, pathname } = new URL(event.request.url);
    const isOurs = origin === location.origin && pathname.startsWith(BASE);
    if (event.request.method === "GET" && isOurs) event.respondWith(answer(event.request));
  });
} else {
  // A build to work on has no offline copy. What another build has left at this address goes.
  addEventListener("install", () => skipWaiting());
  addEventListener("activate", (event) => {
    const leave = async () => {
      for (const name of await others()) await caches.delete(name);
      const pages = await clients.matchAll({ type: "window" });
      await registration.unregister();
      for (const page of pages) await page.navigate(page.url);
    };
    event.waitUntil(leave());
  });
}
