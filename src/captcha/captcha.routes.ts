import type { FastifyRequest } from "fastify";
import { readCookie } from "#http/cookies.ts";
import { sendErrorPage, sendNotFound } from "#http/error-pages.ts";
import { seconds } from "#kernel/duration.ts";
import type { SpaceWeb } from "#web.ts";
import { DeskFull, openDrawingDesk } from "./drawing-desk.ts";
import { drawPicture } from "./picture.ts";
import { workFor } from "./proof-of-work.ts";
import { readToken } from "./token.ts";

type Asked = { Params: { token: string; place: string } };

/** What a page that asks shows beside its words: the pictures, and the work that stands for them. */
export function captchaRoutes({ routes, ctx }: SpaceWeb) {
  const space = ctx.space.id;
  const draw = openDrawingDesk();
  // What a stranger asks for is not there: pictures are for the visitor whose page names them.
  const challengeOf = (request: FastifyRequest, token: string) => {
    const visitor = readCookie(request, "visitor");
    return visitor === null ? null : readToken(ctx.keys, { space, visitor }, token);
  };

  routes.get<Asked>("/anti-robot/:token/:place(^[1-6]$)", async (request, reply) => {
    const { token, place } = request.params;
    const challenge = challengeOf(request, token);
    if (!challenge) return sendNotFound(request, reply);
    try {
      const picture = await draw(`${challenge.id} ${place}`, () =>
        drawPicture(ctx.keys, space, challenge.id, Number(place)),
      );
      return await reply.type("image/png").send(picture);
    } catch (error) {
      if (!(error instanceof DeskFull)) throw error;
      return sendErrorPage(request, reply, 503, { retryAfter: seconds(2) });
    }
  });

  routes.get<Asked>("/anti-robot/:token/preuve", async (request, reply) => {
    const { token } = request.params;
    if (!challengeOf(request, token)) return sendNotFound(request, reply);
    return reply.send(await workFor(ctx.keys, token));
  });
}
