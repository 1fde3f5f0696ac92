import app from './en/app.json' with { type: 'json' };
import branches from './en/branches.json' with { type: 'json' };
import briefing from './en/briefing.json' with { type: 'json' };
import bulletins from './en/bulletins.json' with { type: 'json' };
import checklists from './en/checklists.json' with { type: 'json' };
import dayBook from './en/day-book.json' with { type: 'json' };
import dayLog from './en/day-log.json' with { type: 'json' };
import finding from './en/finding.json' with { type: 'json' };
import headOffice from './en/head-office.json' with { type: 'json' };
import home from './en/home.json' with { type: 'json' };
import actionKind from './en/kinds/action.json' with { type: 'json' };
import appointmentKind from './en/kinds/appointment.json' with { type: 'json' };
import bulletinKind from './en/kinds/bulletin.json' with { type: 'json' };
import careKind from './en/kinds/care.json' with { type: 'json' };
import caseKind from './en/kinds/case.json' with { type: 'json' };
import complaintKind from './en/kinds/complaint.json' with { type: 'json' };
import drillKind from './en/kinds/drill.json' with { type: 'json' };
import educationKind from './en/kinds/education.json' with { type: 'json' };
import enquiryKind from './en/kinds/enquiry.json' with { type: 'json' };
import faultKind from './en/kinds/fault.json' with { type: 'json' };
import flowKind from './en/kinds/flow.json' with { type: 'json' };
import handoverKind from './en/kinds/handover.json' with { type: 'json' };
import incidentKind from './en/kinds/incident.json' with { type: 'json' };
import lostKind from './en/kinds/lost.json' with { type: 'json' };
import meetingKind from './en/kinds/meeting.json' with { type: 'json' };
import praiseKind from './en/kinds/praise.json' with { type: 'json' };
import ratingKind from './en/kinds/rating.json' with { type: 'json' };
import referralKind from './en/kinds/referral.json' with { type: 'json' };
import retentionKind from './en/kinds/retention.json' with { type: 'json' };
import saleKind from './en/kinds/sale.json' with { type: 'json' };
import suggestionKind from './en/kinds/suggestion.json' with { type: 'json' };
import suppliesKind from './en/kinds/supplies.json' with { type: 'json' };
import worklogKind from './en/kinds/worklog.json' with { type: 'json' };
import afterHolidayList from './en/lists/after_holiday.json' with { type: 'json' };
import afternoonPatrolList from './en/lists/afternoon_patrol.json' with { type: 'json' };
import beforeHolidayList from './en/lists/before_holiday.json' with { type: 'json' };
import closingList from './en/lists/closing.json' with { type: 'json' };
import firePatrolList from './en/lists/fire_patrol.json' with { type: 'json' };
import hallRoundsList from './en/lists/hall_rounds.json' with { type: 'json' };
import huddleList from './en/lists/huddle.json' with { type: 'json' };
import monthlyList from './en/lists/monthly.json' with { type: 'json' };
import morningPatrolList from './en/lists/morning_patrol.json' with { type: 'json' };
import openingList from './en/lists/opening.json' with { type: 'json' };
import quarterlyList from './en/lists/quarterly.json' with { type: 'json' };
import selfInspectionList from './en/lists/self_inspection.json' with { type: 'json' };
import settlementList from './en/lists/settlement.json' with { type: 'json' };
import sixSList from './en/lists/six_s.json' with { type: 'json' };
import weeklyList from './en/lists/weekly.json' with { type: 'json' };
import welcomeList from './en/lists/welcome.json' with { type: 'json' };
import measures from './en/measures.json' with { type: 'json' };
import outages from './en/outages.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import photos from './en/photos.json' with { type: 'json' };
import pictures from './en/pictures.json' with { type: 'json' };
import dataLeakPlaybook from './en/playbooks/data_leak.json' with { type: 'json' };
import devicePlaybook from './en/playbooks/device.json' with { type: 'json' };
import disputePlaybook from './en/playbooks/dispute.json' with { type: 'json' };
import firePlaybook from './en/playbooks/fire.json' with { type: 'json' };
import fraudPlaybook from './en/playbooks/fraud.json' with { type: 'json' };
import groupComplaintPlaybook from './en/playbooks/group_complaint.json' with { type: 'json' };
import medicalPlaybook from './en/playbooks/medical.json' with { type: 'json' };
import outagePlaybook from './en/playbooks/outage.json' with { type: 'json' };
import queuePlaybook from './en/playbooks/queue.json' with { type: 'json' };
import robberyPlaybook from './en/playbooks/robbery.json' with { type: 'json' };
import securityPlaybook from './en/playbooks/security.json' with { type: 'json' };
import utilitiesPlaybook from './en/playbooks/utilities.json' with { type: 'json' };
import records from './en/records.json' with { type: 'json' };
import reports from './en/reports.json' with { type: 'json' };
import roster from './en/roster.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import timetable from './en/timetable.json' with { type: 'json' };
import { together } from './tree.js';

export const en = together(
  incidentKind,
  complaintKind,
  referralKind,
  faultKind,
  flowKind,
  actionKind,
  suggestionKind,
  enquiryKind,
  praiseKind,
  saleKind,
  suppliesKind,
  retentionKind,
  handoverKind,
  bulletinKind,
  meetingKind,
  appointmentKind,
  careKind,
  lostKind,
  ratingKind,
  educationKind,
  drillKind,
  worklogKind,
  caseKind,
  openingList,
  huddleList,
  welcomeList,
  morningPatrolList,
  afternoonPatrolList,
  hallRoundsList,
  firePatrolList,
  settlementList,
  closingList,
  weeklyList,
  sixSList,
  selfInspectionList,
  monthlyList,
  quarterlyList,
  beforeHolidayList,
  afterHolidayList,
  medicalPlaybook,
  devicePlaybook,
  disputePlaybook,
  queuePlaybook,
  robberyPlaybook,
  firePlaybook,
  securityPlaybook,
  fraudPlaybook,
  outagePlaybook,
  utilitiesPlaybook,
  dataLeakPlaybook,
  groupComplaintPlaybook,
  app,
  branches,
  briefing,
  bulletins,
  checklists,
  dayBook,
  dayLog,
  finding,
  headOffice,
  home,
  measures,
  outages,
  people,
  photos,
  pictures,
  records,
  reports,
  roster,
  settings,
  timetable,
);
