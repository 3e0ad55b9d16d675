import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { toGsm } from "./gsm.rules.ts";
import type { ComposeSms } from "./send-sms.ts";
import type { SmsKind, SmsTools } from "./sms-kind.ts";

type ComposeOptions = Omit<SmsTools, "space"> & {
  kinds: ReadonlyMap<string, SmsKind<never>>;
  findSpace: (slug: SpaceId) => Space | undefined;
};

export function composeSms({ kinds, findSpace, keys }: ComposeOptions): ComposeSms {
  return (slug, kind, props) => {
    const space = findSpace(slug);
    if (!space?.policy.sms) throw new Error(`no space ${slug} sends SMS`);
    const sms = kinds.get(kind);
    if (!sms) throw new Error(`there is no SMS of kind ${kind}`);
    return { sender: space.policy.sms.sender, text: toGsm(sms.composeStored(props, { space, keys })) };
  };
}
