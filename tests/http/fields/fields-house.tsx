import { createHmac } from "node:crypto";
import { tmpdir } from "node:os";
import { z } from "zod";
import { sendPage } from "#http/answers/send-page.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import { acceptForm } from "#http/forms/form-parser.ts";
import { formSchema } from "#http/forms/form-schema.ts";
import { formStatus, readForm } from "#http/forms/read-form.ts";
import { spaceRoutes } from "#http/router.ts";
import { createServer } from "#http/server.ts";
import { intoFolder } from "#http/uploads/into-folder.ts";
import { receiveFiles } from "#http/uploads/receive-files.ts";
import { acceptUpload } from "#http/uploads/upload-limits.ts";
import { chosenOf } from "#kernel/fields/typed-choice.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { exactText } from "#kernel/text/typed-text.ts";

import { PiecePage, piece, pieceBytes } from "./piece-form.tsx";
import { RequestPage, request } from "./request-form.tsx";

const bulk = formSchema({
  chosen: chosenOf(
    exactText(36, "Cet identifiant est trop long.").regex(/^[a-z0-9-]+$/, "Identifiant inconnu."),
    {
      least: 1,
      most: 500,
      tooFew: "Cochez au moins une ligne.",
      tooMany: "500 lignes au plus.",
    },
  ),
  action: z.literal("close", "Choisissez une action."),
});

export function fieldsHouse(origin = "https://portail.example") {
  const app = createServer({
    publicUrl: new URL(origin),
    keys: { sign: (_, ...parts) => createHmac("sha256", "test").update(JSON.stringify(parts)).digest() },
    proxies: [],
    log: false,
    drawError: (_, { status, message }) => `<html><h1>${status}</h1><p>${message ?? ""}</p></html>`,
    isReady: async () => true,
  });
  const read: unknown[] = [];
  spaceRoutes(app, "npfr" as SpaceId, (routes) => {
    routes.get("/demande", async (asked, reply) =>
      sendPage(reply, <RequestPage csrf={csrfToken(asked, reply)} state={emptyForm} />),
    );
    routes.post("/demande", async (asked, reply) => {
      const form = readForm(asked, request);
      if (!form.ok)
        return sendPage(
          reply,
          <RequestPage csrf={csrfToken(asked, reply)} state={form.refusal} />,
          formStatus(form.refusal),
        );
      read.push(form.value);
      return sendPage(reply, <p>Bien reçu</p>);
    });
    routes.get("/piece", async (asked, reply) =>
      sendPage(reply, <PiecePage csrf={csrfToken(asked, reply)} state={emptyForm} />),
    );
    routes.post("/piece", acceptUpload({ files: { document: 1 }, fileBytes: pieceBytes }), (asked, reply) =>
      receiveFiles(asked, intoFolder(tmpdir()), async ({ files }) => {
        const form = readForm(asked, piece);
        if (form.ok) return sendPage(reply, <p>{`Reçu : ${files[0]?.name}, ${files[0]?.bytes} octets`}</p>);
        return sendPage(
          reply,
          <PiecePage csrf={csrfToken(asked, reply)} state={form.refusal} />,
          formStatus(form.refusal),
        );
      }),
    );
    routes.post("/etat", async (asked) => readForm(asked, request));
    routes.post("/lot", acceptForm({ bytes: 128 * 1024, fields: 510 }), async (asked) =>
      readForm(asked, bulk),
    );
    routes.post("/lot-ordinaire", async (asked) => readForm(asked, bulk));
  });
  return { app, read };
}
