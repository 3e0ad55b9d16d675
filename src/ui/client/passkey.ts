import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

const failed =
  "Votre clé d’accès n’a pas répondu, ou vous avez annulé. Vous pouvez recommencer, ou choisir un autre moyen.";

export function offerPasskeys(root: ParentNode): void {
  if (!browserSupportsWebAuthn()) return;
  for (const form of root.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    const credential = form.querySelector<HTMLInputElement>("input[name=credential]");
    const said = form.querySelector("[data-passkey-said]");
    if (!credential || !said) continue;
    form.querySelector("[data-passkey-missing]")?.remove();
    form.querySelector("[data-passkey-button]")?.removeAttribute("hidden");
    let underWay = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (underWay) return;
      underWay = true;
      said.textContent = "";
      try {
        credential.value = JSON.stringify(await askKey(form));
        form.submit();
      } catch {
        said.textContent = failed;
        underWay = false;
      }
    });
  }
}

function askKey(form: HTMLFormElement) {
  const optionsJSON = JSON.parse(form.dataset.options ?? "");
  return form.dataset.passkey === "add"
    ? startRegistration({ optionsJSON })
    : startAuthentication({ optionsJSON });
}
