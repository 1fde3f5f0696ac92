export const welcome = {
  name: 'Doors open',
  groups: {
    doors: {
      name: 'At the doors',
      items: {
        open: 'Doors opened on time',
        posts: 'Everybody at their post',
        greeted: 'First customers greeted and guided',
      },
    },
  },
};
