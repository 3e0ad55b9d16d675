import type { ComponentChildren } from "preact";
import { announcementOf } from "#account/announcements.ts";
import type { Session } from "#account/sessions.queries.ts";
import type { SignedIn } from "#account/signed-in.ts";
import type { Context } from "#context.ts";
import { takeAnnouncement } from "#http/announce.ts";
import { csrfToken } from "#http/csrf.ts";
import type { Duration } from "#kernel/duration.ts";
import { brandOf } from "#spaces/brand.ts";
import type { ModuleName, Space } from "#spaces/space.ts";
import type { Announcement } from "#ui/announcement.ts";
import { Page } from "#ui/page.tsx";

/** What the frame of every page behind the sign-in needs to know. */
export type Frame = {
  space: Space;
  home: string;
  csrf: string;
  holderName: string;
  announcement: Announcement | undefined;
  idle: Duration;
};

/** Every module that works, with its place in the menu. */
const entries: Record<ModuleName, { path: string; label: string; icon: string }> = {
  home: { path: "/espace", label: "Accueil", icon: "house" },
  profile: { path: "/espace/informations", label: "Mes informations", icon: "user-round" },
  security: { path: "/espace/securite", label: "Sécurité", icon: "shield-check" },
};

export const holderName = ({ firstName, lastName, organisation }: Omit<Session, "id" | "accountId" | "holderId">) =>
  organisation || `${firstName} ${lastName}`.trim();

export const frameOf = (ctx: Context, { request, reply, session }: SignedIn): Frame => ({
  space: ctx.space,
  home: `/${ctx.space.id}`,
  csrf: csrfToken(request, reply),
  holderName: holderName(session),
  announcement: request.method === "GET" ? announcementOf(takeAnnouncement(request, reply)) : undefined,
  idle: ctx.space.policy.lifetimes.sessionIdle,
});

type Props = { frame: Frame; module: ModuleName; title: string; children: ComponentChildren };

/** The page of a module, with the menu of what this space offers. */
export const ModulePage = ({ frame, module, title, children }: Props) => (
  <Page
    brand={brandOf(frame.space)}
    title={title}
    wide
    announcement={frame.announcement}
    account={{
      holderName: frame.holderName,
      current: frame.home + entries[module].path,
      menu: frame.space.policy.modules.map((name) => ({ ...entries[name], href: frame.home + entries[name].path })),
      signOutAction: `${frame.home}/deconnexion`,
      extendAction: `${frame.home}/espace/prolonger`,
      csrf: frame.csrf,
      idle: frame.idle,
    }}
  >
    {children}
  </Page>
);
