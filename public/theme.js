// Runs before the first paint, so that nothing flashes. Waits for nothing.
const root = document.documentElement;
// In a frame of another page, or asked to be ready for one: the map alone, which changes nothing and opens topics outside.
if (self !== top || /[?&]embed\b/.test(location.search)) {
  root.dataset.embed = "";
  document.head.append(Object.assign(document.createElement("base"), { target: "_blank" }));
}
try {
  // The theme that the learner chose.
  const theme = localStorage.getItem("backend-roadmap:theme");
  if (theme) root.dataset.theme = theme;
  // The language that they chose to see first in exercises.
  const language = localStorage.getItem("backend-roadmap:language");
  if (language) root.dataset.language = language;
  // A learner who has begun sees where to go on, instead of the ways to begin.
  if (localStorage.getItem("backend-roadmap:progress")) root.dataset.begun = "";
} catch {
  // Without storage the system's theme is right.
}
