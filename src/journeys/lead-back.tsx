import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { newId } from "#kernel/ids.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { stepVisit } from "./engine/step-visit.ts";
import { StepGone } from "./engine/steps/step-gone.tsx";
import type { Walk } from "./engine/walk.ts";

const pathsOf = ({ path, steps }: Walk) => Object.values(steps).map((step) => path + step.path);

/** Paths of journeys that this space no longer has: visitors there are redirected to its own start. */
export function leadBack(web: SpaceWeb, run: readonly Walk[], all: readonly Walk[]) {
  const ours = new Set(run.flatMap(pathsOf));
  const elsewhere = all.flatMap((walk) => pathsOf(walk).map((path) => [path, walk.path] as const));
  for (const [path, start] of new Map(elsewhere)) {
    if (path === start || ours.has(path)) continue;
    web.routes.get(path, (request, reply) => {
      announce(request, reply, "nothing-under-way");
      return seeOther(reply, `/${web.ctx.space.id}${start}`);
    });
    web.routes.post(path, (request, reply) => {
      const visit = stepVisit(web, request, reply, newId());
      return sendPage(reply, <StepGone visit={visit} restart={visit.home + start} />, 410);
    });
  }
}
