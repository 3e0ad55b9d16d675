import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/web/pbkdf2";

/** A proof of work in the background, over https or on localhost. Otherwise the page keeps a phone number. */
export function offerProofOfWork(): void {
  for (const block of document.querySelectorAll<HTMLElement>("[data-captcha]")) {
    const offer = block.querySelector<HTMLElement>("[data-captcha-without]");
    const button = offer?.querySelector("button");
    const proof = block.querySelector<HTMLInputElement>("[data-captcha-proof]");
    const status = block.querySelector<HTMLElement>("[role=status]");
    if (!offer || !button || !proof || !status || !isSecureContext) continue;
    offer.hidden = false;
    block.querySelector("[data-captcha-by-phone]")?.toggleAttribute("hidden", true);
    // Back navigation must not keep the proof of another page.
    proof.value = "";
    let underWay = false;
    button.addEventListener("click", async () => {
      if (underWay || proof.value !== "") return;
      underWay = true;
      button.setAttribute("aria-disabled", "true");
      status.textContent = "Vérification en cours, quelques secondes…";
      proof.value = (await work(block.dataset.captcha ?? "")) ?? "";
      underWay = false;
      if (proof.value === "") button.removeAttribute("aria-disabled");
      block.toggleAttribute("data-proven", proof.value !== "");
      status.textContent =
        proof.value === ""
          ? "La vérification n’a pas abouti. Recommencez, ou choisissez une image."
          : "Vérification réussie : vous pouvez continuer sans choisir d’image.";
    });
  }
}

/** `null`: the network is lost, or the page is too old. */
async function work(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address);
    if (!answer.ok) return null;
    const challenge: Challenge = await answer.json();
    const solution = await solveChallenge({ challenge, deriveKey });
    return solution && btoa(JSON.stringify({ challenge, solution }));
  } catch {
    return null;
  }
}
