import { branchOf } from '../../platform/directory/store/branches.js';
import { namesOf } from '../../platform/directory/store/people.js';
import { postsEmpty } from '../contracts.js';
import { emptyPostsMessage } from '../messages/empty-posts.js';
import { emptyPostsOn } from '../store/empty-posts.js';

/** Nothing is sent if somebody has come by now. */
export const postsEmptyDrawn = postsEmpty.drawnBy(async ({ db, subject: { branchId, date }, speech }) => {
  const branch = await branchOf(db, branchId);
  const posts = branch ? await emptyPostsOn(db, branch, date) : [];
  if (!branch || posts.length === 0) return 'skip';
  const names = await namesOf(
    db,
    posts.flatMap(({ expected }) => expected),
  );
  return { message: emptyPostsMessage(posts, { branch, date, names }, speech) };
});
