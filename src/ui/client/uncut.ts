/**
 * A browser cuts what is typed or pasted at `maxlength` without a word, and the end of a password would be missing at
 * the next sign-in. The attribute is there for password managers: it goes before the first sign is typed.
 */
export function cutNoPassword(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[type="password"][maxlength]'))
    input.addEventListener("beforeinput", () => input.removeAttribute("maxlength"), { once: true });
}
