export const reports = {
  week: { name: 'Week', title: 'The week at {{branch}}', period: 'Week {{week}}, {{from}} to {{to}}' },
  month: { name: 'Month', title: 'The month at {{branch}}', period: '{{from}} to {{to}}' },
};

export const measures = {
  incidents: 'Incidents',
  incidents_grave: 'of these severity 1 or 2',
  incidents_open: 'Incidents open at the end',
  complaints: 'Complaints',
  complaints_closed: 'Complaints closed',
  complaints_open: 'Complaints open at the end',
  complaint_clocks: 'Complaint limits kept',
  referrals: 'Referrals',
  referrals_won: 'Referrals won',
  referrals_amount: 'Won, amount',
  referral_clocks: 'Referrals taken in time',
  lists_on_time: 'Checklists on time',
  lists_missed: 'Checklists missed',
  findings: 'Findings',
  actions_closed: 'Corrective actions closed',
  actions_open: 'Corrective actions open at the end',
  incident_types: 'Incidents by type',
  complaints_about: 'Complaints by subject',
  complaint_causes: 'Root causes of closed complaints',
  referral_funnel: 'Referrals of the period, where they stand',
};
