import { together } from './tree.js';
import app from './zh-TW/app.json' with { type: 'json' };
import branches from './zh-TW/branches.json' with { type: 'json' };
import briefing from './zh-TW/briefing.json' with { type: 'json' };
import bulletins from './zh-TW/bulletins.json' with { type: 'json' };
import checklists from './zh-TW/checklists.json' with { type: 'json' };
import dayBook from './zh-TW/day-book.json' with { type: 'json' };
import dayLog from './zh-TW/day-log.json' with { type: 'json' };
import finding from './zh-TW/finding.json' with { type: 'json' };
import headOffice from './zh-TW/head-office.json' with { type: 'json' };
import home from './zh-TW/home.json' with { type: 'json' };
import actionKind from './zh-TW/kinds/action.json' with { type: 'json' };
import appointmentKind from './zh-TW/kinds/appointment.json' with { type: 'json' };
import bulletinKind from './zh-TW/kinds/bulletin.json' with { type: 'json' };
import careKind from './zh-TW/kinds/care.json' with { type: 'json' };
import caseKind from './zh-TW/kinds/case.json' with { type: 'json' };
import complaintKind from './zh-TW/kinds/complaint.json' with { type: 'json' };
import drillKind from './zh-TW/kinds/drill.json' with { type: 'json' };
import educationKind from './zh-TW/kinds/education.json' with { type: 'json' };
import enquiryKind from './zh-TW/kinds/enquiry.json' with { type: 'json' };
import faultKind from './zh-TW/kinds/fault.json' with { type: 'json' };
import flowKind from './zh-TW/kinds/flow.json' with { type: 'json' };
import handoverKind from './zh-TW/kinds/handover.json' with { type: 'json' };
import incidentKind from './zh-TW/kinds/incident.json' with { type: 'json' };
import lostKind from './zh-TW/kinds/lost.json' with { type: 'json' };
import meetingKind from './zh-TW/kinds/meeting.json' with { type: 'json' };
import praiseKind from './zh-TW/kinds/praise.json' with { type: 'json' };
import ratingKind from './zh-TW/kinds/rating.json' with { type: 'json' };
import referralKind from './zh-TW/kinds/referral.json' with { type: 'json' };
import retentionKind from './zh-TW/kinds/retention.json' with { type: 'json' };
import saleKind from './zh-TW/kinds/sale.json' with { type: 'json' };
import suggestionKind from './zh-TW/kinds/suggestion.json' with { type: 'json' };
import suppliesKind from './zh-TW/kinds/supplies.json' with { type: 'json' };
import worklogKind from './zh-TW/kinds/worklog.json' with { type: 'json' };
import afterHolidayList from './zh-TW/lists/after_holiday.json' with { type: 'json' };
import afternoonPatrolList from './zh-TW/lists/afternoon_patrol.json' with { type: 'json' };
import beforeHolidayList from './zh-TW/lists/before_holiday.json' with { type: 'json' };
import closingList from './zh-TW/lists/closing.json' with { type: 'json' };
import firePatrolList from './zh-TW/lists/fire_patrol.json' with { type: 'json' };
import hallRoundsList from './zh-TW/lists/hall_rounds.json' with { type: 'json' };
import huddleList from './zh-TW/lists/huddle.json' with { type: 'json' };
import monthlyList from './zh-TW/lists/monthly.json' with { type: 'json' };
import morningPatrolList from './zh-TW/lists/morning_patrol.json' with { type: 'json' };
import openingList from './zh-TW/lists/opening.json' with { type: 'json' };
import quarterlyList from './zh-TW/lists/quarterly.json' with { type: 'json' };
import selfInspectionList from './zh-TW/lists/self_inspection.json' with { type: 'json' };
import settlementList from './zh-TW/lists/settlement.json' with { type: 'json' };
import sixSList from './zh-TW/lists/six_s.json' with { type: 'json' };
import weeklyList from './zh-TW/lists/weekly.json' with { type: 'json' };
import welcomeList from './zh-TW/lists/welcome.json' with { type: 'json' };
import measures from './zh-TW/measures.json' with { type: 'json' };
import outages from './zh-TW/outages.json' with { type: 'json' };
import people from './zh-TW/people.json' with { type: 'json' };
import photos from './zh-TW/photos.json' with { type: 'json' };
import pictures from './zh-TW/pictures.json' with { type: 'json' };
import dataLeakPlaybook from './zh-TW/playbooks/data_leak.json' with { type: 'json' };
import devicePlaybook from './zh-TW/playbooks/device.json' with { type: 'json' };
import disputePlaybook from './zh-TW/playbooks/dispute.json' with { type: 'json' };
import firePlaybook from './zh-TW/playbooks/fire.json' with { type: 'json' };
import fraudPlaybook from './zh-TW/playbooks/fraud.json' with { type: 'json' };
import groupComplaintPlaybook from './zh-TW/playbooks/group_complaint.json' with { type: 'json' };
import medicalPlaybook from './zh-TW/playbooks/medical.json' with { type: 'json' };
import outagePlaybook from './zh-TW/playbooks/outage.json' with { type: 'json' };
import queuePlaybook from './zh-TW/playbooks/queue.json' with { type: 'json' };
import robberyPlaybook from './zh-TW/playbooks/robbery.json' with { type: 'json' };
import securityPlaybook from './zh-TW/playbooks/security.json' with { type: 'json' };
import utilitiesPlaybook from './zh-TW/playbooks/utilities.json' with { type: 'json' };
import records from './zh-TW/records.json' with { type: 'json' };
import reports from './zh-TW/reports.json' with { type: 'json' };
import roster from './zh-TW/roster.json' with { type: 'json' };
import settings from './zh-TW/settings.json' with { type: 'json' };
import timetable from './zh-TW/timetable.json' with { type: 'json' };

export const zhTW = together(
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
