import { z } from 'zod';

/** Plain text of 1 to `max` characters. */
export const plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

/** Text in mrkdwn, of 1 to `max` characters. */
export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const anyText = (max: number) => z.discriminatedUnion('type', [plain(max), mrkdwn(max)]);

export const id = z.string().min(1).max(255);
export const link = z.string().min(1).max(3000);

export const confirm = z.strictObject({
  title: plain(100).optional(),
  text: anyText(300),
  confirm: plain(30).optional(),
  deny: plain(30).optional(),
  style: z.enum(['primary', 'danger']).optional(),
});

/** A picture is given either by its URL or as a file of the workspace. */
export const pictureSource = {
  image_url: link.optional(),
  slack_file: z
    .strictObject({
      id: z
        .string()
        .regex(/^F[A-Z0-9]{8,}$/, 'input must match regex pattern: ^[F][A-Z0-9]{8,}$')
        .optional(),
      url: link.optional(),
    })
    .refine(
      ({ id: file, url }) => (file === undefined) !== (url === undefined),
      'must define either `id` or `url`',
    )
    .optional(),
};

export const oneSource = (picture: { image_url?: unknown; slack_file?: unknown }): boolean =>
  (picture.image_url === undefined) !== (picture.slack_file === undefined);
export const oneSourceMessage = 'must define exactly one of `image_url` and `slack_file`';

export const image = z
  .strictObject({ type: z.literal('image'), alt_text: z.string().min(1).max(2000), ...pictureSource })
  .refine(oneSource, oneSourceMessage);
