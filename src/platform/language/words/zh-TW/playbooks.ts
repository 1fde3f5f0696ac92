import type { playbooks as english } from '../en/playbooks.js';

const now = '立即處置';
const people = '現場人員';
const tell = '通報';
const after = '事後';

export const playbooks: typeof english = {
  medical: {
    name: '緊急傷病',
    groups: {
      now: {
        name: now,
        steps: {
          look: '先看現場是否安全，再看有無反應、呼吸是否正常',
          call: '撥打 {{ambulance}} 並開擴音：地點、狀況、有無意識及呼吸',
          aed: '保全：取 AED 與急救箱',
          cpr: '無反應、無正常呼吸：立即 CPR，AED 到了就開機照做',
          recovery: '有呼吸但無意識：讓他側躺，持續觀察呼吸',
          bleeding: '大量出血：用力直接加壓，不要放開',
          nothing: '意識不清：不餵食餵水，無危險不搬動',
        },
      },
      people: {
        name: people,
        steps: {
          space: '保全：請圍觀者退開，遮蔽隱私，淨空動線',
          meet: '保全：到門口等救護車，帶救護人員進來',
          stay: '大堂經理：全程陪伴，直到救護人員接手',
        },
      },
      tell: {
        name: tell,
        steps: {
          family: '聯絡家屬或同行者，告知送往哪家醫院',
          belongings: '隨身物品會同見證人清點，交付時簽收',
        },
      },
      after: {
        name: after,
        steps: {
          record: '記下時間、經過與處理人，補足急救箱',
          ask: '網點負責人：隔天致電關心',
        },
      },
    },
  },
  device: {
    name: '設備故障',
    groups: {
      now: {
        name: now,
        steps: {
          apologise: '大堂經理：致歉，說明狀況與預估時間',
          sign: '擺出「暫停服務」牌，不再讓客戶在此排隊',
          kept: '吃卡、吃鈔：記下時間與金額，說明由誰何時回電',
          tamper: '插卡口鬆動、有針孔鏡頭或可疑貼紙：勿碰，撥 {{police}}',
        },
      },
      people: {
        name: people,
        steps: {
          elsewhere: '引導到其他自助機、櫃檯或行動銀行',
          counter: '營運主管：人龍變長時加開櫃檯',
          first: '長者與趕時間的客戶優先',
        },
      },
      tell: {
        name: tell,
        steps: {
          repair: '聯絡廠商叫修，登記故障與報修單號',
          head: '停機過久或客戶不滿：報告網點負責人',
        },
      },
      after: {
        name: after,
        steps: {
          test: '恢復使用前先試一筆',
          balance: '雙人清機對帳，處理吃卡吃鈔',
          ring: '逐一回電給被吃卡、吃鈔的客戶',
        },
      },
    },
  },
  dispute: {
    name: '客戶糾紛',
    groups: {
      now: {
        name: now,
        steps: {
          aside: '大堂經理：請到安靜處，請坐奉茶',
          relieve: '當事行員先離開，不在櫃檯爭辯',
          listen: '讓客戶把話說完，複述訴求，為不便致歉',
          apart: '客戶互相衝突：分開安置，各由一人陪同',
        },
      },
      people: {
        name: people,
        steps: {
          order: '保全：在旁待命，除非保護他人，不與客戶肢體接觸',
          serve: '其他櫃檯照常服務，向等候客戶說明',
          film: '有人拍攝：保持禮貌，請勿拍到其他客戶',
          violence: '動手或恐嚇：先讓旁人避開，撥打 {{police}}',
        },
      },
      tell: {
        name: tell,
        steps: { head: '報告網點負責人；現場無法解決的，當日上報' },
      },
      after: {
        name: after,
        steps: {
          footage: '儘速保存監視器畫面，以免被覆蓋',
          complaint: '登記客訴：承諾什麼、誰承諾、何時回覆',
          colleague: '私下與當事行員談話',
        },
      },
    },
  },
  queue: {
    name: '排隊秩序',
    groups: {
      now: {
        name: now,
        steps: {
          why: '大堂經理：找出原因：櫃檯少、機器壞，還是突發狀況',
          counters: '營運主管：加開櫃檯，錯開用餐，請求支援',
          announce: '告知等候時間，每15分鐘再說一次',
          tickets: '人人抽號；不必臨櫃的業務先分流',
          barriers: '保全：排好紅龍，門口與出口不堵',
        },
      },
      people: {
        name: people,
        steps: {
          priority: '長者、孕婦、身障客戶先坐、先辦',
          elsewhere: '協助使用自助機、行動銀行，推薦人少的網點',
          full: '人多推擠：保全管制進門，分批放行',
          quarrel: '插隊爭執：請到一旁溝通，不當眾爭論',
        },
      },
      tell: {
        name: tell,
        steps: {
          rumour: '謠言或擠兌：立即通報總行，只用統一說法',
          police: '打架或推擠受傷：撥打 {{police}}；送醫：{{ambulance}}',
        },
      },
      after: {
        name: after,
        steps: {
          figures: '登記最久等候時間、排隊人數與離開人數',
          lesson: '講好下次遇到這種日子怎麼改',
        },
      },
    },
  },
  robbery: {
    name: '搶劫或威脅',
    groups: {
      now: {
        name: '遇搶時',
        steps: {
          calm: '保持冷靜，不激怒歹徒，人命第一',
          alarm: '確定不會被發現，再按警鈴',
          hands: '雙手讓對方看得到，放慢動作，要動先說',
          give: '櫃員：受威脅時要什麼給什麼，不多給',
          notice: '暗記長相、口音、衣著、凶器，不盯著看',
        },
      },
      gone: {
        name: '歹徒離開後',
        steps: {
          chase: '不追；從行內看清逃逸方向與車牌',
          call: '撥打 {{police}}：人數、凶器、車輛、逃逸方向',
          lock: '保全：鎖門，只讓員警與救護人員進來',
          scene: '保持現場，歹徒碰過的地方不讓人靠近',
        },
      },
      people: {
        name: people,
        steps: {
          hurt: '有人受傷：撥打 {{ambulance}}，先行急救',
          witnesses: '請目擊者留步，各自寫下所見，不互相討論',
        },
      },
      tell: {
        name: tell,
        steps: { head: '網點負責人：通報總行安全部門；任何人不對外說、不貼網路' },
      },
      after: {
        name: after,
        steps: {
          cash: '雙人在監視器下清點現金；畫面保存交警方',
          care: '安排人陪同返家，提供在場人員心理諮商',
        },
      },
    },
  },
  fire: {
    name: '火災',
    groups: {
      now: {
        name: now,
        steps: {
          alarm: '大喊「失火了」，按下最近的火警警鈴',
          call: '撥打 {{fire}}：地址、樓層、什麼起火、有無人員受困',
          power: '保全：確保自身安全時關閉該處電源',
          extinguish: '火小且退路在身後：用一支滅火器，滅不了就撤',
        },
      },
      people: {
        name: people,
        steps: {
          out: '大堂經理：帶大家從最近的出口離開，不搭電梯',
          smoke: '有煙就壓低身體；門會燙或門後有煙，不要開',
          assist: '長者、身障與帶小孩的客戶，專人陪同離開',
          cash: '櫃員：幾秒內能鎖才鎖現金，人命第一',
          check: '保全：安全時才查看洗手間、貴賓室、自助區',
          doors: '最後離開的人隨手關門，不上鎖',
        },
      },
      tell: {
        name: tell,
        steps: {
          roll: '緊急應變負責人：在集合點清點人數，任何人不得返回',
          meet: '保全：迎接消防車，說明誰沒出來、火點與入口',
          head: '網點負責人：通報總行，安排人看守網點',
        },
      },
      after: {
        name: after,
        steps: { back: '消防人員同意後才可返回' },
      },
    },
  },
  security: {
    name: '安全事件',
    groups: {
      now: {
        name: now,
        steps: {
          calm: '保持距離，語氣平和，不激怒對方',
          call: '避開對方撥打 {{police}}：地點、狀況、人數、有無凶器',
          attack: '遇襲：能跑就跑；跑不了就鎖門躲好、不出聲',
          phone: '恐嚇電話：儘量拖住對方，逐字記下內容與時間',
        },
      },
      object: {
        name: '可疑物品',
        steps: {
          whose: '大聲詢問是誰的，調監視器看是誰放的',
          leave: '無人認領：不碰、不蓋、不移動',
          away: '附近不用手機、無線電，把人帶遠，到看不見它的地方',
        },
      },
      people: {
        name: people,
        steps: {
          out: '大堂經理：從遠離危險的一側帶客戶離開',
          doors: '門外聚眾：保全關門，客戶由其他出口離開',
          counters: '櫃員：來得及就鎖好現金、印鑑，關好櫃檯門',
        },
      },
      tell: {
        name: tell,
        steps: { head: '網點負責人：通報總行安全部門；其他人不對外發言' },
      },
      after: {
        name: after,
        steps: {
          reopen: '警方確認安全後才恢復營業',
          witnesses: '保存監視器畫面；目擊者各自寫下所見',
        },
      },
    },
  },
  fraud: {
    name: '詐騙或可疑',
    groups: {
      now: {
        name: now,
        steps: {
          ask: '關懷提問：用途、受款人、是誰要您辦的',
          victim: '客戶疑似受騙：請到一旁，先掛電話、不再回訊息',
          unaware: '嫌疑人在櫃檯：不驚動，說「系統查核要等一下」',
          hold: '錢還沒出去：依規定暫緩辦理',
          recall: '錢已匯出：立即通報聯防圈存，分秒必爭',
          forged: '偽鈔、偽造證件：依規定處理，儘量少碰',
        },
      },
      people: {
        name: people,
        steps: { guard: '保全：靠近守候，留意門外同夥，不強行留人' },
      },
      tell: {
        name: tell,
        steps: {
          police: '避開嫌疑人撥打 {{police}}',
          desk: '營運主管：通報總行防詐單位，該控管的立即控管',
          family: '長者或受驚客戶：本人同意後聯絡家屬',
          inside: '疑似洗錢：只走內部通報，不得告知客戶',
        },
      },
      after: {
        name: after,
        steps: {
          log: '登記詐騙手法與攔下的金額，不寫帳號',
          ring: '三天後致電關心受害客戶',
        },
      },
    },
  },
  outage: {
    name: '系統中斷',
    groups: {
      now: {
        name: now,
        steps: {
          scope: '營運主管：問其他網點，判斷是單台、本網點還是全行',
          announce: '大堂經理：馬上告知客戶，每15分鐘再說一次',
          tickets: '叫號機也停了：發手寫號碼牌',
          half: '櫃員：記下最後一筆，不重複登打',
          paper: '總行未啟動應變程序，不以人工付款',
        },
      },
      people: {
        name: people,
        steps: {
          elsewhere: '說明還能用的：自助機、行動銀行、客服、其他網點',
          urgent: '急件客戶：恢復後回電，電話號碼不貼到頻道',
          seats: '請長者先坐，奉上茶水',
        },
      },
      tell: {
        name: tell,
        steps: {
          it: '致電總行資訊單位：何時起、什麼訊息、幾個櫃檯',
          head: '網點負責人：依總行統一說法回覆',
        },
      },
      after: {
        name: after,
        steps: {
          test: '恢復後先試一筆，再全面開辦',
          check: '核對中斷的交易，避免重複扣款',
          ring: '逐一回電；當日各櫃檯結帳核對',
        },
      },
    },
  },
  utilities: {
    name: '停電淹水',
    groups: {
      now: {
        name: now,
        steps: {
          water: '電器附近有水：人員遠離，手濕不碰開關',
          shut: '保全：關總水閥；站在乾處才能斷電',
          backup: '停電：查緊急照明、警報、監視器與門禁',
          stuck: '看電梯、自動門、自助區有沒有人受困',
          tellers: '櫃員：記下最後一筆，鎖好現金，登出',
          lift: '憑證、現金、設備搬離地面',
        },
      },
      people: {
        name: people,
        steps: {
          slip: '濕滑處圍起來，鋪止滑墊、立告示牌',
          announce: '大堂經理：說明狀況，告知附近營業中的網點',
          door: '保全：門禁、警報斷電期間守住門口',
        },
      },
      tell: {
        name: tell,
        steps: {
          supplier: '聯絡大樓管理與水電單位，問清復原時間',
          head: '網點負責人：與總行決定是否停業，張貼公告',
        },
      },
      after: {
        name: after,
        steps: {
          wet: '泡水設備經廠商確認前不通電',
          restart: '復電後先試警報、監視器、時鐘、金庫，再營業',
          settle: '核對並辦完中斷的業務',
        },
      },
    },
  },
  data_leak: {
    name: '個資外洩',
    groups: {
      now: {
        name: now,
        steps: {
          stop: '先止住：收回郵件、撤下貼文、關閉畫面',
          infected: '電腦中毒：拔網路線，不關機',
          lost: '設備或卡片遺失：立即鎖定，變更密碼',
          keep: '不銷毀：郵件、紀錄檔、螢幕照片都是證據',
          silent: '任何群組都不寫客戶資料，本頻道也一樣',
        },
      },
      tell: {
        name: tell,
        steps: {
          it: '立即致電總行資安與個資保護單位',
          head: '網點負責人：對客戶與主管機關，只由總行通知',
          found: '記下發現時間，法定時限可能由此起算',
        },
      },
      after: {
        name: after,
        steps: {
          extent: '列清外洩了什麼：涉及誰、多少人、多久、誰看過',
          receiver: '請誤收的人刪除並書面確認',
          accounts: '相關帳戶加強監控，必要時換卡',
          cause: '查明原因，每項改善登錄為整改',
        },
      },
    },
  },
  group_complaint: {
    name: '集體客訴',
    groups: {
      receive: {
        name: '接待',
        steps: {
          room: '大堂經理：請到獨立會議室，與大廳分開',
          lead: '網點負責人：主導，指定記錄人與接待人',
          speakers: '請客戶推派代表，最多五人',
          order: '保全：維持出口暢通，在後方待命，不對峙',
          serve: '廳堂照常營業，對其他客戶只說正在處理',
        },
      },
      talk: {
        name: '溝通',
        steps: {
          interest: '被投訴的人不參與處理',
          listen: '聽每位代表說完，記下訴求與理由',
          promise: '只承諾權限內的，說清楚由誰、哪天回覆',
          read: '宣讀紀錄，請代表確認',
        },
      },
      tell: {
        name: tell,
        steps: {
          up: '立即上報：人數、事由、訴求、情緒',
          police: '只在動手、毀損、堵住出口時撥打 {{police}}',
          press: '媒體採訪、拍攝：只由總行回覆',
        },
      },
      after: {
        name: after,
        steps: {
          log: '登記客訴，姓名只填保密欄',
          answer: '依承諾日期回覆，沒辦完也要說明進度',
        },
      },
    },
  },
};
