/** Masks again what was shown for some minutes (iban-card.tsx); the server does so too. */
export function maskAgain(root: ParentNode): void {
  for (const block of root.querySelectorAll<HTMLElement>("[data-shown-for]"))
    setTimeout(() => {
      const shown = block.querySelector("[data-while=shown]");
      const masked = block.querySelector("[data-while=over]");
      const hadFocus = shown?.contains(document.activeElement);
      shown?.remove();
      masked?.removeAttribute("hidden");
      if (hadFocus) masked?.querySelector("a")?.focus();
      block.querySelector("[role=status]")?.replaceChildren("De nouveau masqué.");
    }, Number(block.dataset.shownFor));
}

/** Shows the reveal buttons, and hides the password again before it is sent. */
export function revealSecrets(root: ParentNode): void {
  for (const button of root.querySelectorAll<HTMLButtonElement>("[data-reveals]")) {
    const input = document.getElementById(button.dataset.reveals ?? "");
    const word = button.querySelector("[data-reveal-word]");
    if (!(input instanceof HTMLInputElement) || !word) continue;
    const show = (shown: boolean) => {
      input.type = shown ? "text" : "password";
      word.textContent = shown ? "Masquer" : "Afficher";
      button.toggleAttribute("data-shown", shown);
    };
    button.hidden = false;
    button.addEventListener("click", () => show(input.type === "password"));
    // Browsers then offer to save it as a password, not as text.
    input.form?.addEventListener("submit", () => show(false));
  }
}
