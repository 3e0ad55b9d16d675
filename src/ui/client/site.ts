import { askAboutSlips } from "./address-slip.ts";
import { offerProofOfWork } from "./captcha.ts";
import { tickChecks } from "./checks.ts";
import { countSigns } from "./count.ts";
import { sendOnce } from "./once.ts";
import { revealSecrets } from "./reveal.ts";
import { watchSession } from "./session.ts";
import { cutNoPassword } from "./uncut.ts";

// Every page works without any of these.
revealSecrets();
tickChecks();
countSigns();
askAboutSlips();
cutNoPassword();
sendOnce();
watchSession();
offerProofOfWork();
// On few pages: the others do not load its library.
if (document.querySelector("form[data-passkey]"))
  import("./passkey.ts").then(({ offerPasskeys }) => offerPasskeys());
