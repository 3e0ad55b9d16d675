import type { ComponentChildren } from "preact";
import type { Announcement } from "#kernel/announcement.ts";
import type { IconName } from "#kernel/icon-name.ts";
import { Icon } from "./icon.tsx";

export type Tone = "ok" | "warn" | "bad" | "info";

const icons: Record<Tone, { icon: IconName }> = {
  ok: { icon: "circle-check" },
  warn: { icon: "triangle-alert" },
  bad: { icon: "circle-alert" },
  info: { icon: "info" },
};

type NoticeProps = { tone: Tone; title: string; children?: ComponentChildren };

export const Notice = ({ tone, title, children }: NoticeProps) => (
  <div class={`notice notice-${tone}`}>
    <Icon name={icons[tone].icon} />
    <div class="notice-body">
      <p class="notice-title">{title}</p>
      {children}
    </div>
  </div>
);

/** Read out by assistive technology on load. */
export const AnnouncementNotice = ({ tone, title, text }: Announcement) => (
  <div class="announcement" role={tone === "bad" ? "alert" : "status"}>
    <Notice tone={tone} title={title}>
      {text && <p>{text}</p>}
    </Notice>
  </div>
);
