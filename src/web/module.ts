import type { VNode } from "preact";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { IconName } from "#kernel/icon-name.ts";
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

/** On the home page: what the module is for, its advice for today, and what it always shows there. */
export type Card = {
  text: string;
  notice?(trx: SpaceTransaction, visit: MemberVisit): Promise<VNode | null>;
  panel?(trx: SpaceTransaction, visit: MemberVisit): Promise<VNode>;
};

/** In the order of the policy. */
export const modulesOf = (all: readonly Module[], { modules }: Policy): Module[] =>
  modules.map((name) => {
    const module = all.find((one) => one.name === name);
    if (!module) throw new Error(`a policy names the module "${name}", which does not exist`);
    return module;
  });
