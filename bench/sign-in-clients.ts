import { connect, type Socket } from "node:net";
import { rowOf } from "#captcha/row.ts";
import { writeToken } from "#captcha/token.ts";
import { type Keys, keysFrom } from "#infra/sealing/keys.ts";
import { type ChallengeId, newId, type SpaceId } from "#kernel/ids.ts";
import type { People } from "./sign-in-accounts.ts";

/** That many browsers, each signing in repeatedly on a kept-alive connection. */
export type Order = { port: number; clients: number; people: People; milliseconds: number };

export type Tally = { succeeded: number; failed: number; perSecond: number; median: number };

/** The state of a browser with the page loaded: its cookie and the token of its form. */
type Visit = { cookie: string; token: string; visitor: string };

process.on("message", async (order: Order) => process.send?.(await run(order)));

async function run({ port, clients, people, milliseconds }: Order): Promise<Tally> {
  const path = `/${people.space}/connexion`;
  const keys = people.captcha && keysFrom(people.captcha.secret);
  const until = performance.now() + milliseconds;
  const began = performance.now();
  const times: number[] = [];
  let failed = 0;
  const one = async (first: number) => {
    const visit = await look(port, path);
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    for (let turn = first; performance.now() < until; turn += clients) {
      const login = people.logins[turn % people.logins.length] ?? "";
      const solved = keys ? solvedChallenge(keys, people.space as SpaceId, visit) : {};
      const fields = { [people.by]: login, password: people.password, ...solved };
      const sent = performance.now();
      const answer = await ask(socket, post(port, path, visit, fields));
      if (isSuccess(answer, people.space)) times.push(performance.now() - sent);
      else failed += 1;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => one(index)));
  const perSecond = (times.length * 1000) / (performance.now() - began);
  const median = times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return { succeeded: times.length, failed, perSecond, median };
}

/** A challenge as a page shows it, with its answer: each post needs a new one. */
function solvedChallenge(keys: Keys, space: SpaceId, { visitor }: Visit) {
  const id = newId<ChallengeId>();
  const captcha = writeToken(keys, { space, visitor }, { id, form: "sign-in", issuedAt: Date.now() });
  return { captcha, captcha_choice: String(rowOf(keys, space, id).answer) };
}

async function look(port: number, path: string): Promise<Visit> {
  const page = await fetch(`http://localhost:${port}${path}`);
  const cookie = page.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  const visitor = cookie.find((pair) => pair.includes("-visitor="))?.split("=")[1] ?? "";
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1];
  if (!token) throw new Error("the page has no form");
  return { cookie: cookie.join("; "), token, visitor };
}

function post(port: number, path: string, visit: Visit, fields: Record<string, string>) {
  const body = new URLSearchParams({ _csrf: visit.token, ...fields }).toString();
  return [
    `POST ${path} HTTP/1.1`,
    `host: localhost:${port}`,
    `origin: http://localhost:${port}`,
    "sec-fetch-site: same-origin",
    "user-agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    `cookie: ${visit.cookie}`,
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${body.length}`,
    "",
    body,
  ].join("\r\n");
}

/** One request, and the head of its answer: a redirect has no body. */
function ask(socket: Socket, request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let head = "";
    const read = (chunk: Buffer) => {
      head += chunk.toString("latin1");
      if (head.includes("\r\n\r\n")) settle(() => resolve(head));
    };
    const lost = () => settle(() => reject(new Error("the server hung up")));
    const settle = (end: () => void) => {
      socket.off("data", read).off("close", lost);
      end();
    };
    socket.on("data", read).on("close", lost);
    socket.write(request);
  });
}

const isSuccess = (answer: string, space: string) =>
  answer.startsWith("HTTP/1.1 303") &&
  answer.includes(`location: /${space}/espace\r\n`) &&
  answer.includes(`-session=`);
