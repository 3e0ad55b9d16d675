import type { VNode } from "preact";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { IconName } from "#kernel/icon-name.ts";
import type { Day } from "#kernel/values/day.ts";
import type { Policy, Space } from "#spaces/space.ts";
import type { Subject } from "#subject/subject.ts";
import type { GuardedRoute } from "./guarded-route.ts";
import type { MemberVisit } from "./visit.ts";

/** Policies name it; `src/app.ts` lists it. */
export type Module = Subject & {
  name: string;
  menu: MenuEntry;
  card: Card | null;
  routes(space: Space): readonly GuardedRoute[];
};

/** `path`: under the space, beginning with "/espace". */
export type MenuEntry = { path: string; label: string; icon: IconName };

/** On the home page: what the module is for, what waits for the holder, advice for today, and what is always shown. */
export type Card = {
  text: string;
  toDo?(trx: SpaceTransaction, visit: MemberVisit): Promise<readonly ToDo[]>;
  notice?(trx: SpaceTransaction, visit: MemberVisit): Promise<VNode | null>;
  panel?(trx: SpaceTransaction, visit: MemberVisit): Promise<VNode>;
};

/** `href`: under the space. `since`: a day in Paris; `null`: no day made it due. */
export type ToDo = { title: string; text: string; href: string; action: string; since: Day | null };

/** In the order of the policy. */
export const modulesOf = (all: readonly Module[], { modules }: Policy): Module[] =>
  modules.map((name) => {
    const module = all.find((one) => one.name === name);
    if (!module) throw new Error(`a policy names the module "${name}", which does not exist`);
    return module;
  });
