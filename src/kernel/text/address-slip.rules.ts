const common = (
  "gmail.com orange.fr hotmail.fr hotmail.com yahoo.fr wanadoo.fr free.fr laposte.net outlook.fr outlook.com sfr.fr " +
  "icloud.com live.fr yahoo.com neuf.fr bbox.fr msn.com aol.com gmx.fr protonmail.com proton.me numericable.fr " +
  "club-internet.fr aliceadsl.fr cegetel.net googlemail.com live.com gmx.com"
).split(" ");

/** Real providers whose names look like a typo of a common domain. */
const others = new Set(
  "mail.com email.com ymail.com fmail.com gmx.de gmx.net laposte.fr live.fi live.nl".split(" "),
);

const believed: Readonly<Record<string, string>> = {
  "gmail.fr": "gmail.com",
  "icloud.fr": "icloud.com",
  "laposte.com": "laposte.net",
  "wanadoo.com": "wanadoo.fr",
};

/** In shorter domains a single different character often makes another real name: "sfr.fr" and "ifr.fr". */
const longEnough = 8;

/** Suggests a correction when the domain looks like a typo of a common one; otherwise `null`. */
export function suggestAddress(typed: string): string | null {
  const at = typed.lastIndexOf("@");
  const domain = typed.slice(at + 1).toLowerCase();
  if (at < 1 || domain.length > 30 || common.includes(domain) || others.has(domain)) return null;
  const meant = believed[domain] ?? common.find((one) => isSlipOf(domain, one));
  return meant ? typed.slice(0, at + 1) + meant : null;
}

function isSlipOf(typed: string, meant: string): boolean {
  let at = 0;
  while (typed[at] === meant[at]) at += 1;
  const [left, right] = [typed.slice(at), meant.slice(at)];
  const isSwap = left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
  const isOneSign = [left.slice(1), left].includes(right.slice(1)) || left.slice(1) === right;
  const isInEnd = at > meant.lastIndexOf(".");
  return (isSwap && left.length > 1) || (isOneSign && (isInEnd || meant.length >= longEnough));
}
