import { offerProofOfWork } from "./captcha.ts";
import { checkForms, type Kinds } from "./forms/check-forms.ts";
import { sendOnce } from "./forms/once.ts";
import { cutNoPassword } from "./forms/uncut.ts";
import { maskAgain, revealSecrets } from "./reveal.ts";

// Every page works without any of these.
const kinds: Kinds = {};
// First of those that listen to a form: what it stops, the others must not see as sent.
checkForms(kinds);
revealSecrets();
maskAgain();
cutNoPassword();
sendOnce();
offerProofOfWork();
// On few pages: the others do not load them.
if (document.querySelector("[data-checks], [data-counts], [data-slip]"))
  import("./forms/typing.ts").then(({ helpTyping }) => helpTyping(kinds));
if (document.querySelector("form[data-passkey]"))
  import("./passkey.ts").then(({ offerPasskeys }) => offerPasskeys());
