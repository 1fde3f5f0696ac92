export const sixS = {
  name: '6S audit',
  groups: {
    desks: {
      name: 'Desks and counters',
      items: {
        sort: 'Only what is needed lies there',
        order: 'Everything in its marked place',
        shine: 'Clean, also behind and underneath',
      },
    },
    storage: {
      name: 'Storage',
      items: {
        shelves: 'Shelves labelled, nothing out of date',
        standard: 'The same layout at every counter',
      },
    },
    safety: {
      name: 'Safety',
      items: {
        cables: 'Cables tied up, none across a way',
        ways: 'Nothing stored before exits and fuse boxes',
      },
    },
    sustain: {
      name: 'Keeping it up',
      items: {
        last_time: 'What was found last time is still right',
        remark: 'What stood out',
        pictures: 'Photos',
      },
    },
  },
};
