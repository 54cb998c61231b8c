// Passkeys: the device asks its owner, the form carries the answer. Forms say what they want: add, use or enter.
(() => {
  const told = () => JSON.parse(document.getElementById("js_data").textContent);

  async function answer(form) {
    if (form.dataset.passkey === "add") {
      const options = told().creation_options;
      Object.assign(options.publicKey.authenticatorSelection, {
        residentKey: "required", requireResidentKey: true, userVerification: "required",
      });
      return webauthnJSON.create(options);
    }
    if (form.dataset.passkey === "use") return webauthnJSON.get(told().request_options);
    const asked = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!asked.ok) throw new Error(asked.status);
    return webauthnJSON.get((await asked.json()).request_options);
  }

  document.addEventListener("submit", async (e) => {
    const form = e.target.closest("form[data-passkey]");
    if (!form) return;
    e.preventDefault();
    const trouble = form.querySelector("[data-passkey-failed]");
    trouble.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(await answer(form));
      form.submit();
    } catch { trouble.hidden = false; }
  });
})();
