export const selfInspection = {
  name: 'Self-inspection',
  groups: {
    followed_up: {
      name: 'Followed up',
      items: {
        findings: 'Earlier findings really put right',
        complaints: 'Causes of recent complaints removed',
        circulars: 'New circulars known and followed',
      },
    },
    service: {
      name: 'Service',
      items: {
        bearing: 'Dress, bearing and greeting right',
        guidance: 'Customers guided, waiting explained',
        care: 'Fast lane and help for those who need it',
        information: 'Boards, leaflets and notices current',
      },
    },
    risk: {
      name: 'Risk',
      items: {
        privacy: 'No customer papers in sight, screens locked',
        registers: 'Registers and logs complete',
        safety: 'Exits, alarm and cameras checked',
      },
    },
    result: { name: 'Result', items: { summary: 'What was found, in short', pictures: 'Photos' } },
  },
};
