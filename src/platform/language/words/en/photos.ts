/** Photos of records: on the card, among the private details, and where one was not kept. */
export const photos = {
  coming: '{{count}} on the way',
  alt: 'Photo {{number}} for {{code}}, from {{name}}, {{when}}',
  fetching: 'still being fetched from Slack',
  not_drawn: 'Slack cannot show this photo here.',
  open: 'Open it in Slack',
  left: 'This photo is no longer in Slack. Lobby keeps a sealed copy.',
  earlier_one: '{{count}} earlier photo is not shown here.',
  earlier_other: '{{count}} earlier photos are not shown here.',
  not_kept: 'A photo for {{code}} at {{branch}} was not kept: {{reason}}',
  again: 'You can add one from the card, under “{{edit}}”.',
  refused: {
    too_big: 'it is larger than {{most}}. Please take a smaller one.',
    not_picture: 'the file is not a photo. Lobby takes {{types}}.',
    gone: 'it was deleted in Slack before Lobby could fetch it.',
    unreachable: 'Slack did not hand it over for a whole day.',
  },
} as const;
