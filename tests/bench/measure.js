// What both pages of the benchmark are measured by, the same for each. Runs before the page's own scripts; all that it
// knows of a page is in PAGES.
globalThis.bench = (() => {
  const find = (selector) => document.querySelector(selector);
  const PAGES = {
    // Prerendered: the boxes are there before they answer.
    ours: {
      lines: ".map__track",
      isLive: () => document.documentElement.dataset.boot === "ready",
      matches: () => find("[data-match-count]").textContent,
    },
    flow: {
      lines: ".react-flow__edge-path",
      isLive: () => true,
      matches: () => document.querySelectorAll(".is-dim").length,
    },
    // The list of topics: statuses are chosen with the pointer.
    outline: {
      lines: ".topic-row",
      isLive: () => document.documentElement.dataset.boot === "ready",
      matches: () => find("[data-match-count]").textContent,
      topic: ".topic-row",
      topics: () => [...document.querySelectorAll(".topic-row[data-topic]")],
      choose: (topic, status) => topic.querySelector(`input[value=${status}]`).click(),
    },
    // A word, and nothing else: no page can be faster.
    empty: {
      lines: "p",
      isLive: () => true,
    },
  };
  let page;
  const marks = {};

  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  // The time at which the frame that is being made has been painted: the browser makes all of it before it delivers the
  // message. To be asked inside of an animation frame.
  function painted() {
    const { port1, port2 } = new MessageChannel();
    const end = new Promise((resolve) => (port1.onmessage = () => resolve(performance.now())));
    port2.postMessage(0);
    return end;
  }

  // The programs' memory, which the JavaScript heap does not hold.
  const memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...parts) => {
      const made = await original.apply(WebAssembly, parts);
      memories.push((made.instance ?? made).exports.memory);
      return made;
    };
  }

  const isDrawn = () =>
    find("[data-topic]")?.checkVisibility({ visibilityProperty: true }) && Boolean(document.body.querySelector(page.lines));

  // Looks in each frame from the beginning on whether the map is on the screen, and whether it answers; the time is that
  // at which the frame was painted in which it was so for the first time.
  async function watch(name) {
    page = PAGES[name];
    for (;;) {
      await nextFrame();
      if (!isDrawn()) continue;
      const isLive = page.isLive();
      const end = await painted();
      marks.drawn ??= end;
      if (isLive) {
        marks.answers = end;
        return;
      }
    }
  }

  // When it was there, and what had come over the network by then.
  function start() {
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const until = (time) =>
      // What came out of the browser's cache crossed no network.
      entries
        .filter((entry) => entry.responseEnd <= time && entry.transferSize > 0)
        .reduce((sum, entry) => sum + entry.encodedBodySize, 0);
    return { ...marks, bytes: until(marks.answers), "drawn bytes": until(marks.drawn) };
  }

  // Changes something at the beginning of a frame and measures until that frame is painted: handlers, style, layout and
  // paint. The wait for the screen's next frame, up to 16.7 ms whatever the page does, is left out. What the page shows
  // by then must be what it shows in the end: else it was late.
  async function samples(changes) {
    const result = { times: [], changes: 0, late: 0 };
    let before;
    for (const { change, shown, prepare } of changes) {
      prepare?.();
      before = shown();
      // A tenth of a second between them, as between the keys of a quick typist.
      for (let frame = 0; frame < 6; frame++) await nextFrame();
      const begin = performance.now();
      change();
      result.times.push((await painted()) - begin);
      const after = shown();
      for (let frame = 0; frame < 3; frame++) await nextFrame();
      result.late += shown() !== after;
      result.changes += after !== before;
    }
    return result;
  }

  function filter(words) {
    const field = find("input[type=search]");
    // React listens to what it has not written itself.
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
    const type = (text) => () => {
      set.call(field, text);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    };
    const texts = words.flatMap((word) => {
      const typed = [...word].map((_, at) => word.slice(0, at + 1));
      return [...typed, ...typed.slice(0, -1).reverse(), ""];
    });
    const prepare = () => field.focus({ preventScroll: true });
    return samples(texts.map((text) => ({ change: type(text), shown: page.matches, prepare })));
  }

  // Topics of a map that can be seen as a whole, away from what floats over it.
  const inView = () =>
    [...document.querySelectorAll("a[data-topic]")].filter((box) => {
      const { left, top, right, bottom } = box.getBoundingClientRect();
      return left >= 0 && top >= 150 && right <= innerWidth && bottom <= innerHeight - 200;
    });
  // On a map statuses are chosen with keys.
  const KEYS = { done: "3", todo: "1" };
  const press = (topic, status) => {
    const key = KEYS[status];
    topic.dispatchEvent(new KeyboardEvent("keydown", { key, code: `Digit${key}`, bubbles: true, cancelable: true }));
  };

  function status(count) {
    const { topics = inView, choose = press } = page;
    const ids = topics().map((topic) => topic.dataset.topic);
    const changes = ids.slice(0, count).flatMap((id) => {
      const topic = () => find(`${page.topic ?? "a"}[data-topic="${id}"]`);
      return Object.keys(KEYS).map((status) => ({
        change: () => choose(topic(), status),
        shown: () => topic().dataset.status,
        prepare: () => topic().focus({ preventScroll: true }),
      }));
    });
    return samples(changes);
  }

  // A word that changes.
  function word(count) {
    const shown = () => find("p").textContent;
    const change = (at) => () => (find("p").textContent = `${at} words`);
    return samples(Array.from({ length: count }, (_, at) => ({ change: change(at), shown })));
  }

  // The frames from now on: how far apart they are, and how long the page works for each, from the first event that
  // comes with it to its paint.
  let recording;
  function record() {
    const mine = (recording = { frames: [], work: [] });
    let begun;
    const begin = () => (begun ??= performance.now());
    const events = ["wheel", "scroll", "pointermove"];
    for (const type of events) addEventListener(type, begin, { capture: true, passive: true });
    const frame = (now) => {
      if (recording !== mine) {
        for (const type of events) removeEventListener(type, begin, { capture: true });
        return;
      }
      const since = begin();
      begun = undefined;
      mine.frames.push(now);
      painted().then((end) => mine.work.push(end - since));
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  function recorded() {
    const { frames, work } = recording;
    recording = undefined;
    return { gaps: frames.slice(1).map((at, index) => at - frames[index]), work };
  }

  const wasm = () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
  // Something that is another whenever the map has moved.
  const place = () => {
    const boxes = [...document.querySelectorAll("a[data-topic]")].slice(0, 3);
    return boxes.map((box) => `${box.dataset.topic} ${JSON.stringify(box.getBoundingClientRect())}`).join();
  };

  return { watch, start, filter, status, word, record, recorded, wasm, place, marks };
})();
