import { offerProofOfWork } from "./captcha.ts";
import { checkForms, type Kinds } from "./forms/check-forms.ts";
import { sendOnce } from "./forms/once.ts";
import { cutNoPassword } from "./forms/uncut.ts";
import { maskAgain, revealSecrets } from "./reveal.ts";

// Every page works without any of these.
const kinds: Kinds = {};

/** What scripts add to a page, or to a part of it that was drawn again. */
function attach(root: ParentNode): void {
  // Must listen first: the others must not treat a form that it stops as sent.
  checkForms(root, kinds);
  revealSecrets(root);
  maskAgain(root);
  cutNoPassword(root);
  sendOnce(root);
  offerProofOfWork(root);
  // Few pages need these scripts, so only those load them.
  if (root.querySelector("[data-checks], [data-counts], [data-slip], [data-check*=letter-secret]"))
    import("./forms/typing.ts").then(({ helpTyping }) => helpTyping(root, kinds));
  if (root.querySelector("form[data-passkey]"))
    import("./passkey.ts").then(({ offerPasskeys }) => offerPasskeys(root));
}
attach(document);
if (document.querySelector("input[type=password]"))
  import("./forms/send-in-place.ts").then(({ sendInPlace }) => sendInPlace(attach));
