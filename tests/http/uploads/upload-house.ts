import { createHash, createHmac } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import type { Readable } from "node:stream";
import { sendPage } from "#http/answers/send-page.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { formStatus, readForm } from "#http/forms/read-form.ts";
import { spaceRoutes } from "#http/router.ts";
import { createServer } from "#http/server.ts";
import { intoFolder } from "#http/uploads/into-folder.ts";
import { type FileTaker, receiveFiles } from "#http/uploads/receive-files.ts";
import { acceptUpload } from "#http/uploads/upload-limits.ts";
import { milliseconds } from "#kernel/duration.ts";
import { file, fileOrNone } from "#kernel/fields/typed-file.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";

const schema = formSchema({
  title: text(20, "Raccourcissez ce titre.").min(1, "Donnez un titre."),
  document: file("Joignez un document."),
  annexes: fileOrNone(),
});

export const fileBytes = 100_000;
const files = { document: 1, annexes: 2 };
const megabytes = (count: number) => count * 1_000_000;

async function digest(content: Readable): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.length;
    hash.update(chunk);
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Reads nothing before `gate` resolves. */
const digestingBehind = (gate: () => Promise<void>): FileTaker<{ bytes: number; sha256: string }> => ({
  async take(content) {
    await gate();
    return digest(content);
  },
  drop: async () => {},
});

export async function uploadHouse(folder: string, gate = async () => {}) {
  const app = createServer({
    publicUrl: new URL("http://127.0.0.1"),
    keys: { sign: (_, ...parts) => createHmac("sha256", "test").update(JSON.stringify(parts)).digest() },
    proxies: [],
    log: false,
    drawError: (_, { status, message }) => `<html><h1>${status}</h1><p>${message ?? ""}</p></html>`,
    isReady: async () => true,
  });
  const seen = { taken: 0, used: 0, kept: [] as string[] };
  const inFolder = intoFolder(folder);
  const counted: typeof inFolder = {
    ...inFolder,
    take: (...args) => {
      seen.taken += 1;
      return inFolder.take(...args);
    },
  };
  spaceRoutes(app, "npfr" as SpaceId, (routes) => {
    routes.get("/page", async (request, reply) => sendPage(reply, csrfToken(request, reply)));
    routes.post("/ordinaire", async () => "ok");
    routes.post("/envoi", acceptUpload({ files, fileBytes }), (request, reply) =>
      receiveFiles(request, counted, async (received) => {
        seen.used += 1;
        const form = readForm(request, schema);
        const told = received.files.map(async ({ taken, ...one }) => ({
          ...one,
          sha256: (await digest(createReadStream(taken))).sha256,
        }));
        if (!form.ok) return reply.code(formStatus(form.refusal)).send(form.refusal);
        return reply.send({ ...form.value, files: await Promise.all(told) });
      }),
    );
    routes.post("/garde", acceptUpload({ files, fileBytes }), (request, reply) =>
      receiveFiles(request, inFolder, async (received) => {
        for (const one of received.files) received.keep(one);
        seen.kept.push(...received.files.map(({ taken }) => taken));
        return reply.send("ok");
      }),
    );
    routes.post("/panne", acceptUpload({ files, fileBytes }), (request) =>
      receiveFiles(request, counted, async () => {
        throw new Error("disk full");
      }),
    );
    routes.post("/lent", acceptUpload({ files, fileBytes, within: milliseconds(300) }), (request, reply) =>
      receiveFiles(request, counted, async () => reply.send("ok")),
    );
    routes.post(
      "/grand",
      acceptUpload({ files: { document: 1 }, fileBytes: megabytes(250) }),
      (request, reply) =>
        receiveFiles(request, digestingBehind(gate), async (received) =>
          reply.send(received.files[0]?.taken),
        ),
    );
    routes.post("/sans-lire", acceptUpload({ files, fileBytes }), async () => "ok");
  });
  const origin = await app.listen({ host: "127.0.0.1", port: 0 });
  const page = await fetch(`${origin}/npfr/page`);
  return {
    app,
    origin,
    seen,
    token: (await page.text()).replace("<!doctype html>", ""),
    cookie: page.headers
      .getSetCookie()
      .map((line) => line.split(";", 1)[0])
      .join("; "),
    left: async () => (await readdir(folder)).length,
  };
}

export type UploadHouse = Awaited<ReturnType<typeof uploadHouse>>;
