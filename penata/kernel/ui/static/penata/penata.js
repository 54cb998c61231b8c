// Everything works without this file.
document.addEventListener("keydown", (e) => {
  if (e.key === "/" && !e.target.closest("input, textarea, select")) { e.preventDefault(); document.getElementById("q")?.focus(); }
});
document.addEventListener("click", (e) => {
  if (e.target.closest("[data-print]")) window.print();
  const copy = e.target.closest("[data-copy]");
  if (copy) navigator.clipboard?.writeText(location.href).then(() => { copy.querySelector("span").textContent = copy.dataset.copy; });
});
document.addEventListener("input", (e) => {
  if (e.target.type !== "range") return;
  const told = document.querySelector(`output[for="${e.target.id}"]`);
  if (told) told.textContent = e.target.value;
});
document.addEventListener("change", (e) => {
  if (e.target.matches("[data-submit]")) e.target.form.requestSubmit();
});

// Suggestions under the box: a combobox over a piece of a page. Without it Enter still opens the answer.
const box = document.querySelector("form[data-suggest]");
if (box) {
  const input = box.querySelector("input"), list = box.querySelector(".pn-suggest"), told = box.querySelector("[role=status]");
  let options = [], at = -1, waiting = 0, asked = 0;
  list.id = "q-saran";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.querySelector("label").textContent);
  const roles = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" };
  for (const name in roles) input.setAttribute(name, roles[name]);
  const close = () => { clearTimeout(waiting); asked += 1; list.hidden = true; options = []; mark(-1); told.textContent = ""; input.setAttribute("aria-expanded", "false"); };
  const mark = (next) => {
    options[at]?.setAttribute("aria-selected", "false");
    at = next;
    if (!options[at]) { input.removeAttribute("aria-activedescendant"); return; }
    options[at].setAttribute("aria-selected", "true");
    options[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[at].id);
  };
  const show = (piece) => {
    list.innerHTML = piece;
    options = [...list.querySelectorAll("[role=option]")];
    options.forEach((option, n) => { option.id = `q-saran-${n}`; });
    mark(-1);
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    told.textContent = options.length ? `${options.length} ${box.dataset.told}` : "";
  };
  const ask = async () => {
    const mine = (asked += 1), text = input.value.trim();
    if (text.length === 1) { close(); return; }
    const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: text })}`, { redirect: "error" }).catch(() => null);
    if (mine !== asked || document.activeElement !== input) return;
    if (answer?.ok) show(await answer.text()); else close();
  };
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(ask, 180); };
  input.addEventListener("input", soon);
  input.addEventListener("focus", () => { if (!input.value) soon(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (e) => {
    if (e.isComposing) return;
    if (e.key === "Escape" && !list.hidden) { e.preventDefault(); close(); }
    else if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      if (list.hidden) soon(); else mark((at + (e.key === "ArrowDown" ? 1 : at < 0 ? 0 : -1) + options.length) % options.length);
    } else if (e.key === "Enter" && options[at]) { e.preventDefault(); location.assign(options[at].dataset.href); }
  });
  list.addEventListener("mousedown", (e) => e.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (e) => { const option = e.target.closest("[role=option]"); if (option) location.assign(option.dataset.href); });
}
