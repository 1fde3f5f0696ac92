import { aYearIn, shanghai } from './year.js';

aYearIn(shanghai);
