/** Invented people, in the mix of a suburban clinic. */
export const FAMILY_NAMES = (
  'Nguyen Smith Jones Williams Brown Wilson Taylor Tran Lee Chen Wang Singh Kaur Patel Kim Park O’Brien Kelly Murphy ' +
  'Walsh Ryan Evans Thomas Roberts Hughes Lewis Edwards Turner Parker Cook Morgan Bell Murray Cooper Ward Bailey ' +
  'Papadopoulos Georgiou Nikolaidis Rossi Russo Ferrari Esposito Bianchi Romano Müller Schneider Fischer Weber Wagner ' +
  'Kowalski Nowak Wójcik Lewandowski Horvat Novak Kovač Petrov Ivanov Haddad Khoury Mansour Ahmed Hassan Ali Rahman ' +
  'Silva Santos Pereira Garcia Martinez Lopez Hernandez Fernández Díaz Đặng Lê Phạm Huỳnh Vũ Bùi Yamamoto Tanaka Sato ' +
  'Suzuki Zhang Liu Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Fraser Campbell Stewart ' +
  'McDonald MacLeod Graham Ross Henderson Paterson Okafor Adeyemi Mensah Banda Dlamini Nkosi Tui Faleolo Tuilagi Kahui'
).split(' ');

export const GIVEN_NAMES = (
  'Anh Oliver Charlotte Noah Amelia Jack Isla Leo Mia William Olivia Henry Ava Theodore Grace Lucas Willow Elijah ' +
  'Matilda Thomas Ella Hudson Harper Levi Evie Oscar Ivy James Chloe Hunter Sophie Archie Lily Max Zoë Éloïse José ' +
  'María Thuỳ Bảo Linh Minh Hà Yuki Haruto Mei Wei Jing Priya Arjun Ananya Rohan Simran Omar Fatima Layla Yusuf Niamh ' +
  'Siobhán Cillian Aoife Giulia Marco Sofia Luca Dimitri Eleni Kostas Ana João Inês Chidi Ngozi Thabo Lerato Tane Aroha'
).split(' ');

/** What letters of a clinic are made of; the more often a word is used, the further to the front it stands. */
export const COMMON_WORDS = (
  'your appointment please clinic call us with the to and for you on at our time before day health visit week reply ' +
  'change need bring arrive minutes early card details phone desk team care plan results review doctor treatment ' +
  'payment account balance invoice receipt insurance claim exercise stretch sleep water walk posture spine neck back ' +
  'shoulder hip knee ankle wrist session program progress follow booking confirm cancel reschedule notice hours monday ' +
  'tuesday wednesday thursday friday saturday morning afternoon evening parking entrance level building street road ' +
  'questions answer form complete online link privacy consent update address record history referral letter specialist ' +
  'imaging report scan blood test fasting medication allergy reaction pain relief heat ice massage gentle strength ' +
  'balance mobility running cycling swimming yoga pilates class group workshop seminar guide video reading tips advice'
).split(' ');

export const SUBJECTS = [
  { purpose: 'Appointment reminder', subject: 'Reminder: your appointment on {day}', share: 0.62 },
  { purpose: 'Account', subject: 'Your account {number}', share: 0.14 },
  { purpose: 'Clinical letter', subject: 'Letter from your practitioner', share: 0.08 },
  { purpose: 'Recall', subject: 'Time for your check-up', share: 0.07 },
  { purpose: 'Education', subject: 'Exercises for your {part}', share: 0.05 },
  { purpose: 'Marketing', subject: 'New classes in {month}', share: 0.03 },
  { purpose: 'Other', subject: 'A note from the clinic', share: 0.01 },
] as const;

export const PARTS_OF_THE_BODY = ['neck', 'back', 'shoulder', 'hip', 'knee', 'ankle', 'wrist', 'foot'];

export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');
