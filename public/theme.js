// Shows the theme that the learner chose before the first paint, so that nothing flashes. Waits for nothing.
try {
  const theme = localStorage.getItem("backend-roadmap:theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without storage the system's theme is right.
}
