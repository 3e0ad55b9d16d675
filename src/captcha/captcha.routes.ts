import type { FastifyReply, FastifyRequest } from "fastify";
import { sendErrorPage, sendNotFound } from "#http/answers/error-pages.ts";
import { readCookie } from "#http/cookies.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { seconds } from "#kernel/duration.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { DeskFull, openDrawingDesk } from "./drawing-desk.ts";
import { drawPicture } from "./picture.ts";
import { workFor } from "./proof-of-work.ts";
import { type Challenge, isLongOver, readToken } from "./token.ts";

type Asked = { Params: { token: string; place: string } };
type Made = { name: string; type: string; make: () => Promise<Buffer> };

export function captchaRoutes({ routes, ctx }: SpaceWeb) {
  const space = ctx.space.id;
  const desk = openDrawingDesk();
  // Only the visitor of the challenge can load its pictures, while it is valid; others get a 404.
  const challengeOf = (request: FastifyRequest, token: string): Challenge | null => {
    const visitor = readCookie(request, "visitor");
    const challenge = visitor === null ? null : readToken(ctx.keys, { space, visitor }, token);
    return challenge && !isLongOver(challenge) ? challenge : null;
  };
  const sendMade = async (request: FastifyRequest, reply: FastifyReply, { name, type, make }: Made) => {
    try {
      const made = await desk(visitorOf(request).source, name, make);
      return await reply.type(type).send(made);
    } catch (error) {
      if (!(error instanceof DeskFull)) throw error;
      return sendErrorPage(request, reply, 503, { retryAfter: seconds(2) });
    }
  };

  routes.get<Asked>("/anti-robot/:token/:place(^[1-6]$)", (request, reply) => {
    const { token, place } = request.params;
    const challenge = challengeOf(request, token);
    if (!challenge) return sendNotFound(request, reply);
    const make = () => drawPicture(ctx.keys, space, challenge.id, Number(place));
    return sendMade(request, reply, { name: `${challenge.id} ${place}`, type: "image/png", make });
  });

  routes.get<Asked>("/anti-robot/:token/preuve", (request, reply) => {
    const { token } = request.params;
    const challenge = challengeOf(request, token);
    if (!challenge) return sendNotFound(request, reply);
    const make = async () => Buffer.from(JSON.stringify(await workFor(ctx.keys, token)));
    return sendMade(request, reply, { name: `${challenge.id} preuve`, type: "application/json", make });
  });
}
