import type { FunctionComponent } from "preact";
import { keepPage } from "#http/answers/kept-page.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { csrfToken } from "#http/forms/csrf.ts";
import type { Contributed } from "#subject/contributed.ts";
import { accountBar } from "#web/member-visit.ts";
import type { Module } from "#web/module.ts";
import { sessionIfReachable } from "#web/session-of.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { announcementFor, type View } from "#web/visit.ts";
import { AccessibilityPage } from "./pages/accessibility-page.tsx";
import { AdvicePage } from "./pages/advice-page.tsx";
import { ContactPage } from "./pages/contact-page.tsx";
import { HelpPage } from "./pages/help-page.tsx";
import { HomePage } from "./pages/home-page.tsx";
import { LegalPage } from "./pages/legal-page.tsx";
import { PrivacyPage } from "./pages/privacy-page.tsx";

export const publicPages = ({
  retention,
}: Pick<Contributed, "retention">): Readonly<Record<string, FunctionComponent<View>>> => ({
  "": HomePage,
  "/conseils": AdvicePage,
  "/contact": ContactPage,
  "/aide": HelpPage,
  "/accessibilite": AccessibilityPage,
  "/mentions-legales": LegalPage,
  "/confidentialite": (view) => <PrivacyPage {...view} retention={retention} />,
});

export function publicRoutes(web: SpaceWeb, modules: readonly Module[]): void {
  for (const [path, PublicPage] of Object.entries(publicPages(web.ctx.contributed)))
    hang(web, modules, path, PublicPage);
}

/** An announcement, or the menu of a signed-in holder, is for one visitor: that page is drawn, not kept. */
function hang(
  { routes, ctx }: SpaceWeb,
  modules: readonly Module[],
  path: string,
  PublicPage: FunctionComponent<View>,
) {
  const { space } = ctx;
  const sendKept = keepPage(() => <PublicPage space={space} />);
  routes.get(path, async (request, reply) => {
    const announcement = announcementFor(ctx, request, reply);
    const session = await sessionIfReachable(ctx, request);
    if (!announcement && !session) return sendKept(request, reply);
    const current = `/${space.id}${path}`;
    const account =
      session && accountBar(space, { session, modules, current, csrf: csrfToken(request, reply) });
    return sendPage(
      reply,
      <PublicPage space={space} announcement={announcement} account={account ?? undefined} />,
    );
  });
}
