/**
 * Browsers silently cut a paste at `maxlength`: the end of the password would be missing at the next sign-in. The
 * attribute is for password managers, so it is removed before the first character is typed.
 */
export function cutNoPassword(root: ParentNode): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('input[type="password"][maxlength]'))
    input.addEventListener("beforeinput", () => input.removeAttribute("maxlength"), { once: true });
}
