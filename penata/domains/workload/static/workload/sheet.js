// The entry sheet: Enter goes down, a paste from a spreadsheet fills cells, leaving a cell saves. Without this file
// the sheet is an ordinary form with a button.
const form = document.getElementById("lembar");
const fields = ["tugas", "hasil", "volume", "per", "norma", "program"];
const lines = () => [...form.querySelectorAll("[data-line]")];
const cell = (name, line) => form.elements[`${name}-${line}`];

function addLine() {
  const last = lines().at(-1), fresh = last.cloneNode(true), number = lines().length;
  for (const input of fresh.querySelectorAll("input, select")) {
    input.name = input.name.replace(/\d+$/, number);
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+$/, number + 1));
    if (input.tagName === "INPUT") input.value = "";
  }
  fresh.querySelectorAll(".err").forEach((e) => e.remove());
  fresh.querySelectorAll(".is-bad").forEach((e) => e.classList.remove("is-bad"));
  fresh.querySelectorAll("[data-out]").forEach((e) => { e.textContent = "–"; });
  last.after(fresh);
  return number;
}

form.addEventListener("keydown", (e) => {
  const [name, line] = (e.target.name || "").split("-");
  if (e.altKey && e.key.toLowerCase() === "n") { e.preventDefault(); cell("tugas", addLine()).focus(); }
  if (e.key === "Enter" && e.target.tagName === "INPUT" && line !== undefined) {
    e.preventDefault();
    const next = Number(line) + 1;
    (cell(name, next) || cell(name, addLine())).focus();
  }
});

form.addEventListener("paste", (e) => {
  const text = e.clipboardData.getData("text");
  const [name, line] = (e.target.name || "").split("-");
  if (!/[\t\n]/.test(text.trimEnd()) || line === undefined) return;
  e.preventDefault();
  text.trimEnd().split(/\r?\n/).forEach((row, down) => {
    const number = Number(line) + down;
    while (lines().length <= number) addLine();
    row.split("\t").forEach((value, right) => {
      const target = cell(fields[fields.indexOf(name) + right], number);
      if (target) put(target, value.trim());
    });
  });
  save();
});

// A choice takes a word in any letter case, as a spreadsheet writes it; a word that is none leaves it as it was.
function put(target, text) {
  if (target.tagName !== "SELECT") { target.value = text; return; }
  const option = [...target.options].find((o) => [o.value, o.text.trim()].some((word) => word.toLowerCase() === text.toLowerCase()));
  if (option) target.value = option.value;
}

let saving = Promise.resolve();
function save() { saving = saving.then(send); }
async function send() {
  const status = form.querySelector("[data-saved]");
  const answer = await fetch(location.href, { method: "POST", body: new FormData(form), headers: { "X-Penata-Sheet": "1" } }).catch(() => null);
  if (!answer || (!answer.ok && ![409, 422].includes(answer.status))) return;
  const told = await answer.json();
  if (answer.status === 409) { status.textContent = told.message; return; }
  form.querySelectorAll(".err").forEach((e) => e.remove());
  form.querySelectorAll(".is-bad").forEach((e) => { e.classList.remove("is-bad"); e.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid"); });
  const filled = lines().filter((line) => [...line.querySelectorAll("input")].some((i) => i.value.trim()));
  for (const error of told.errors || []) {
    const input = filled[error.line]?.querySelector(`[name^="${error.field}-"]`);
    if (!input) continue;
    input.setAttribute("aria-invalid", "true");
    input.parentElement.classList.add("is-bad");
    input.insertAdjacentHTML("afterend", '<span class="err"></span>');
    input.nextElementSibling.textContent = error.message;
  }
  status.textContent = told.errors ? status.dataset.broken : `${status.dataset.words} ${told.saved}`;
  if (told.errors) return;
  filled.forEach((line, n) => line.querySelectorAll("[data-out]").forEach((out) => { out.textContent = told.lines[n]?.[out.dataset.out] ?? "–"; }));
  form.querySelector('[data-total="minutes"]').textContent = told.minutes;
  form.querySelector('[data-total="raw"]').textContent = told.raw;
}
form.addEventListener("change", save);
