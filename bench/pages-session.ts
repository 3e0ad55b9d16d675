import type { People } from "./sign-in-accounts.ts";

/** Signs in by the form, and returns the session cookie as a browser sends it. */
export async function cookieOfSession(port: number, people: People): Promise<string> {
  const origin = `http://localhost:${port}`;
  const address = `${origin}/${people.space}/connexion`;
  const form = await fetch(address);
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? "";
  const [login = ""] = people.logins;
  const answer = await fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { origin, cookie: form.headers.getSetCookie().map(pairOf).join("; ") },
    body: new URLSearchParams({ _csrf: token, [people.by]: login, password: people.password }),
  });
  const cookies = [...form.headers.getSetCookie(), ...answer.headers.getSetCookie()].map(pairOf);
  const session = cookies.filter((pair) => /-(session|visitor)=/.test(pair)).sort();
  if (session.length !== 2) throw new Error("nobody was signed in");
  return session.join("; ");
}

const pairOf = (line: string) => line.split(";")[0] ?? "";
