import type { Module } from '../platform/module.js';
import { troubles } from './watch.js';

export const outages: Module = { name: 'outages', beats: [troubles] };
