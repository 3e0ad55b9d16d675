import { offerProofOfWork } from "./captcha.ts";
import { checkForms, type Kinds } from "./forms/check-forms.ts";
import { sendOnce } from "./forms/once.ts";
import { cutNoPassword } from "./forms/uncut.ts";
import { maskAgain, revealSecrets } from "./reveal.ts";

// Every page works without any of these.
const kinds: Kinds = {};
// Must listen first: the others must not treat a form that it stops as sent.
checkForms(kinds);
revealSecrets();
maskAgain();
cutNoPassword();
sendOnce();
offerProofOfWork();
// Few pages need these scripts, so only those load them.
if (document.querySelector("[data-checks], [data-counts], [data-slip], [data-check*=letter-secret]"))
  import("./forms/typing.ts").then(({ helpTyping }) => helpTyping(kinds));
if (document.querySelector("form[data-passkey]"))
  import("./passkey.ts").then(({ offerPasskeys }) => offerPasskeys());
