/** Slack takes no messages: what those hear who can mend it. */
export const trouble = {
  channel: 'Lobby cannot post in the channel of {{branch}}',
  office: 'Lobby cannot post in head office’s channel',
  why: {
    not_in_channel: 'Lobby is not in the channel any more.',
    channel_not_found: 'The channel is gone, or it is private and Lobby is not in it.',
    is_archived: 'The channel is archived.',
    restricted_action: 'Only some people may post in the channel.',
  },
  cure: {
    not_in_channel: 'Open {{channel}} and type /invite @Lobby there.',
    channel_not_found:
      'If the channel is still there, open it and type /invite @Lobby. If somebody deleted it, make a new one, invite Lobby and type /lobby setup there.',
    is_archived: 'Unarchive {{channel}}, then type /invite @Lobby there.',
    restricted_action: 'Let Lobby post: in the settings of {{channel}}, under posting permissions.',
  },
  since: 'Since {{time}}.',
  waiting_one: 'One message waits. It is posted by itself once this is mended, unless it is too old by then.',
  waiting_other:
    '{{count}} messages wait. They are posted by themselves once this is mended, except those that are too old by then.',
  none_waiting: 'No message waits now. What comes next cannot be posted either until this is mended.',
  channel_over: 'Lobby can post in the channel of {{branch}} again',
  office_over: 'Lobby can post in head office’s channel again',
  channel_between: 'It could not from {{from}} to {{to}}. {{why}}',
  token_over: 'Lobby can write in Slack again',
  token_between:
    'From {{from}} to {{to}} Slack refused its token. Nothing was posted, and nobody was reminded.',
  late_one: 'One message came late.',
  late_other: '{{count}} messages came late.',
  lost_one: 'One was too old by then and was not sent.',
  lost_other: '{{count}} were too old by then and were not sent.',
};
