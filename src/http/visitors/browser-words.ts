/** Order matters: the later browsers' names also appear in the earlier ones' headers. */
const browsers: readonly [RegExp, string][] = [
  [/\bEdg(?:e|A|iOS)?\//, "Edge"],
  [/\b(?:OPR|OPT|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(?:Firefox|FxiOS)\//, "Firefox"],
  [/\b(?:Chrome|HeadlessChrome|CriOS|Chromium)\//, "Chrome"],
  [/\bVersion\/[\d.]+ (?:Mobile\/\w+ )?Safari\//, "Safari"],
];

const systems: readonly [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bCrOS\b/, "Chromebook"],
  [/\bLinux\b/, "Linux"],
];

const firstIn = (words: readonly [RegExp, string][], text: string) =>
  words.find(([sign]) => sign.test(text))?.[1];

/** "Firefox sur Windows": only words from the lists above, whatever the header holds. */
export function browserInWords(userAgent = ""): string {
  const text = userAgent.slice(0, 512);
  const browser = firstIn(browsers, text);
  if (browser === undefined) return "Navigateur inconnu";
  const system = firstIn(systems, text);
  return system === undefined ? browser : `${browser} sur ${system}`;
}
