/** Slack's short names of the emoji that a workplace uses. */
const list = `
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 wave 👋 clap 👏 pray 🙏 raised_hands 🙌 muscle 💪 ok_hand 👌 point_right 👉
point_left 👈 point_up ☝️ point_down 👇 raised_hand ✋ hand ✋ handshake 🤝 writing_hand ✍️ eyes 👀 speaking_head_in_silhouette 🗣️
smile 😄 grinning 😀 slightly_smiling_face 🙂 blush 😊 wink 😉 joy 😂 thinking_face 🤔 neutral_face 😐 confused 😕
disappointed 😞 worried 😟 cry 😢 sob 😭 angry 😠 rage 😡 sleeping 😴 mask 😷 face_with_thermometer 🤒 tada 🎉 sparkles ✨
star ⭐ star2 🌟 fire 🔥 100 💯 heart ❤️ green_heart 💚 blue_heart 💙 yellow_heart 💛 broken_heart 💔 boom 💥 zap ⚡ bulb 💡
white_check_mark ✅ heavy_check_mark ✔️ ballot_box_with_check ☑️ x ❌ negative_squared_cross_mark ❎ heavy_multiplication_x ✖️
heavy_plus_sign ➕ heavy_minus_sign ➖ warning ⚠️ rotating_light 🚨 no_entry ⛔ no_entry_sign 🚫 octagonal_sign 🛑 sos 🆘
exclamation ❗ heavy_exclamation_mark ❗ bangbang ‼️ question ❓ grey_question ❔ information_source ℹ️ recycle ♻️
red_circle 🔴 large_orange_circle 🟠 orange_circle 🟠 large_yellow_circle 🟡 yellow_circle 🟡 large_green_circle 🟢
green_circle 🟢 large_blue_circle 🔵 blue_circle 🔵 large_purple_circle 🟣 white_circle ⚪ black_circle ⚫
large_red_square 🟥 large_orange_square 🟧 large_yellow_square 🟨 large_green_square 🟩 large_blue_square 🟦
white_large_square ⬜ black_large_square ⬛ white_medium_square ◻️ black_small_square ▪️ small_blue_diamond 🔹
small_orange_diamond 🔸 radio_button 🔘 arrow_up ⬆️ arrow_down ⬇️ arrow_left ⬅️ arrow_right ➡️ arrow_upper_right ↗️
arrow_lower_right ↘️ arrows_counterclockwise 🔄 repeat 🔁 leftwards_arrow_with_hook ↩️ fast_forward ⏩ arrow_forward ▶️
double_vertical_bar ⏸️ black_square_for_stop ⏹️ new 🆕 ok 🆗 free 🆓 up 🆙 one 1️⃣ two 2️⃣ three 3️⃣ four 4️⃣ five 5️⃣ six 6️⃣
seven 7️⃣ eight 8️⃣ nine 9️⃣ zero 0️⃣ keycap_ten 🔟 clock1 🕐 clock3 🕒 clock6 🕕 clock8 🕗 clock9 🕘 clock12 🕛
alarm_clock ⏰ hourglass ⌛ hourglass_flowing_sand ⏳ stopwatch ⏱️ timer_clock ⏲️ watch ⌚ calendar 📆 date 📅
spiral_calendar_pad 🗓️ sunrise 🌅 sunny ☀️ sun_with_face 🌞 mostly_sunny 🌤️ cloud ☁️ rain_cloud 🌧️ snowflake ❄️ umbrella ☔
rainbow 🌈 crescent_moon 🌙 full_moon 🌕 city_sunset 🌇 night_with_stars 🌃 coffee ☕ tea 🍵 cake 🍰 birthday 🎂
seedling 🌱 herb 🌿 four_leaf_clover 🍀 potted_plant 🪴 rose 🌹 bouquet 💐 cherry_blossom 🌸 bank 🏦 office 🏢 atm 🏧
department_store 🏬 house 🏠 hospital 🏥 school 🏫 door 🚪 lock 🔒 unlock 🔓 closed_lock_with_key 🔐 key 🔑 old_key 🗝️
moneybag 💰 money_with_wings 💸 dollar 💵 yen 💴 euro 💶 pound 💷 credit_card 💳 coin 🪙 receipt 🧾 gem 💎 scales ⚖️
chart 💹 chart_with_upwards_trend 📈 chart_with_downwards_trend 📉 bar_chart 📊 clipboard 📋 memo 📝 pencil 📝 pencil2 ✏️
black_nib ✒️ page_facing_up 📄 page_with_curl 📃 bookmark_tabs 📑 newspaper 📰 book 📖 books 📚 notebook 📓 ledger 📒
open_book 📖 bookmark 🔖 label 🏷️ link 🔗 paperclip 📎 pushpin 📌 round_pushpin 📍 triangular_flag_on_post 🚩
checkered_flag 🏁 file_folder 📁 open_file_folder 📂 card_index 📇 card_file_box 🗃️ file_cabinet 🗄️ wastebasket 🗑️
inbox_tray 📥 outbox_tray 📤 package 📦 email 📧 envelope ✉️ incoming_envelope 📨 mailbox 📫 postbox 📮 speech_balloon 💬
thought_balloon 💭 left_speech_bubble 🗨️ mega 📣 loudspeaker 📢 bell 🔔 no_bell 🔕 telephone_receiver 📞 phone ☎️ telephone ☎️
iphone 📱 computer 💻 desktop_computer 🖥️ printer 🖨️ keyboard ⌨️ camera 📷 video_camera 📹 movie_camera 🎥 tv 📺 battery 🔋
electric_plug 🔌 mag 🔍 mag_right 🔎 gear ⚙️ wrench 🔧 hammer 🔨 hammer_and_wrench 🛠️ toolbox 🧰 broom 🧹 soap 🧼 sponge 🧽
bucket 🪣 shield 🛡️ ambulance 🚑 fire_engine 🚒 police_car 🚓 fire_extinguisher 🧯 pill 💊 syringe 💉 stethoscope 🩺
adhesive_bandage 🩹 helmet_with_white_cross ⛑️ car 🚗 bus 🚌 ticket 🎫 admission_tickets 🎟️ trophy 🏆 first_place_medal 🥇
second_place_medal 🥈 third_place_medal 🥉 medal 🏅 sports_medal 🏅 crown 👑 gift 🎁 balloon 🎈 dart 🎯 art 🎨 game_die 🎲
bust_in_silhouette 👤 busts_in_silhouette 👥 man 👨 woman 👩 older_man 👴 older_woman 👵 baby 👶 family 👪 cop 👮 guardsman 💂
construction_worker 👷 runner 🏃 walking 🚶 standing_person 🧍 wheelchair ♿ robot_face 🤖 man-office-worker 👨‍💼
woman-office-worker 👩‍💼 necktie 👔 handbag 👜 briefcase 💼 school_satchel 🎒 closed_umbrella 🌂 eyeglasses 👓 glasses 👓
ear 👂 brain 🧠 globe_with_meridians 🌐 earth_asia 🌏 world_map 🗺️ compass 🧭 traffic_light 🚦 construction 🚧 barber 💈
droplet 💧 sweat_drops 💦 dash 💨 thermometer 🌡️ candle 🕯️ flashlight 🔦 test_tube 🧪 magnet 🧲 anchor ⚓ rocket 🚀 airplane ✈️
ship 🚢 gb 🇬🇧 us 🇺🇸 cn 🇨🇳 de 🇩🇪 jp 🇯🇵 flag-hk 🇭🇰 flag-tw 🇹🇼 flag-cn 🇨🇳 flag-gb 🇬🇧 flag-sg 🇸🇬
`;

const words = list.trim().split(/\s+/);
const characters = new Map<string, string>();
for (let i = 0; i + 1 < words.length; i += 2) characters.set(words[i] ?? '', words[i + 1] ?? '');

const tones = ['', '', '🏻', '🏼', '🏽', '🏾', '🏿'];

/** The character for a short name without colons, or null for an unknown one. */
export function emojiOf(name: string, skinTone = 0): string | null {
  const character = characters.get(name);
  return character ? character + (tones[skinTone] ?? '') : null;
}

/** Replaces `:short_names:` by characters; unknown ones are kept. */
export function withEmoji(text: string): string {
  return text.replace(
    /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/g,
    (whole, name: string, tone?: string) => emojiOf(name, Number(tone ?? 0)) ?? whole,
  );
}
