/** A proof of work in the background, over https or on localhost. Otherwise the page keeps a phone number. */
export function offerProofOfWork(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>("[data-captcha]")) {
    const button = block.querySelector<HTMLButtonElement>("[data-captcha-without]");
    const phone = block.querySelector<HTMLElement>("[data-captcha-by-phone]");
    const proof = block.querySelector<HTMLInputElement>("[data-captcha-proof]");
    const status = block.querySelector<HTMLElement>("[role=status]");
    if (!button || !phone || !proof || !status || !isSecureContext) continue;
    button.hidden = false;
    phone.hidden = true;
    // Back navigation must not keep the proof of another page.
    proof.value = "";
    let underWay = false;
    button.addEventListener("click", async () => {
      if (underWay) return;
      underWay = true;
      button.setAttribute("aria-disabled", "true");
      status.textContent = "Vérification en cours, quelques secondes…";
      proof.value = await proofFor(block.dataset.captcha ?? "");
      underWay = false;
      button.removeAttribute("aria-disabled");
      const isProven = proof.value !== "";
      status.textContent = isProven
        ? "Vérification réussie : vous pouvez continuer sans choisir d’image."
        : "La vérification n’a pas abouti. Recommencez, choisissez une image, ou appelez-nous.";
      phone.hidden = isProven;
      const hadFocus = document.activeElement === button;
      block.toggleAttribute("data-proven", isProven);
      if (isProven) block.querySelector(".field-error")?.remove();
      // The button is folded away with the pictures.
      if (isProven && hadFocus) status.focus();
    });
  }
}

/** "" when the network is lost, or the page is too old. */
async function proofFor(address: string): Promise<string> {
  try {
    const { work } = await import("./captcha-work.ts");
    return (await work(address)) ?? "";
  } catch {
    return "";
  }
}
