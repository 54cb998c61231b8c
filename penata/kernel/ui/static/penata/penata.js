// Everything works without this file.
document.addEventListener("keydown", (e) => {
  if (e.key === "/" && !e.target.closest("input, textarea, select")) { e.preventDefault(); document.getElementById("q")?.focus(); }
});
document.addEventListener("click", (e) => {
  if (e.target.closest("[data-print]")) window.print();
  const copy = e.target.closest("[data-copy]");
  if (copy) navigator.clipboard?.writeText(location.href).then(() => { copy.querySelector("span").textContent = copy.dataset.copy; });
});
document.addEventListener("change", (e) => {
  if (e.target.matches("[data-submit]")) e.target.form.requestSubmit();
});
