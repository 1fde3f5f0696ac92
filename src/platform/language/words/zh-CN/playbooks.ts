import type { playbooks as english } from '../en/playbooks.js';

const now = '立即处置';
const people = '现场人员';
const tell = '报告与告知';
const after = '事后';

export const playbooks: typeof english = {
  medical: {
    name: '突发疾病',
    groups: {
      now: {
        name: now,
        steps: {
          look: '先看现场是否安全，再看人有无反应、呼吸是否正常',
          call: '拨打 {{ambulance}} 并开免提：地点、症状、有无意识和呼吸',
          aed: '保安：取 AED 和急救箱',
          cpr: '无反应、无正常呼吸：立即心肺复苏，AED 到场即开机照做',
          recovery: '有呼吸但昏迷：置于侧卧位，持续观察呼吸',
          bleeding: '大出血：用力压住伤口，不松手',
          nothing: '神志不清：不喂水喂食，无危险不搬动',
        },
      },
      people: {
        name: people,
        steps: {
          space: '保安：劝离围观，遮挡隐私，让出通道',
          meet: '保安：到门口接救护车，带急救人员进场',
          stay: '大堂经理：全程陪护，直到急救人员接手',
        },
      },
      tell: {
        name: tell,
        steps: {
          family: '联系家属或同行人，告知送往哪家医院',
          belongings: '随身物品当着见证人清点，移交须签收',
        },
      },
      after: {
        name: after,
        steps: {
          record: '记下时间、经过和处置人，补齐急救箱',
          ask: '网点负责人：次日致电慰问',
        },
      },
    },
  },
  device: {
    name: '设备故障',
    groups: {
      now: {
        name: now,
        steps: {
          apologise: '大堂经理：致歉，说明故障情况和预计时间',
          sign: '摆“暂停服务”牌，不再让客户在此排队',
          kept: '吞卡、吞钞：记下时间和金额，说明由谁何时回电',
          tamper: '卡口松动、有针孔摄像头或可疑贴纸：不要碰，报 {{police}}',
        },
      },
      people: {
        name: people,
        steps: {
          elsewhere: '引导到其他机具、柜台或手机银行办理',
          counter: '运营主管：排队变长时加开柜台',
          first: '老年客户和急事客户优先',
        },
      },
      tell: {
        name: tell,
        steps: {
          repair: '联系维修，登记故障和报修单号',
          head: '长时间停机或客户不满：报告网点负责人',
        },
      },
      after: {
        name: after,
        steps: {
          test: '恢复使用前先试一笔',
          balance: '双人清机对账，处理吞卡吞钞',
          ring: '逐一回电被吞卡、吞钞的客户',
        },
      },
    },
  },
  dispute: {
    name: '客户纠纷',
    groups: {
      now: {
        name: now,
        steps: {
          aside: '大堂经理：请到安静处，让座倒水',
          relieve: '当事员工先回避，不在柜面争辩',
          listen: '让客户把话说完，复述诉求，为不便致歉',
          apart: '客户之间冲突：分开安置，各有一人陪同',
        },
      },
      people: {
        name: people,
        steps: {
          order: '保安：在旁待命，除非保护他人，不与客户肢体接触',
          serve: '其他柜台照常办理，向等候客户说明',
          film: '有人拍摄：保持礼貌，请其不要拍到其他客户',
          violence: '动手或威胁：先让旁人避开，拨打 {{police}}',
        },
      },
      tell: {
        name: tell,
        steps: { head: '报告网点负责人；当场解决不了的，当日上报' },
      },
      after: {
        name: after,
        steps: {
          footage: '及时保存监控录像，防止被覆盖',
          complaint: '登记投诉：承诺了什么、谁承诺、何时办结',
          colleague: '私下与当事员工谈话',
        },
      },
    },
  },
  queue: {
    name: '排队秩序',
    groups: {
      now: {
        name: now,
        steps: {
          why: '大堂经理：查明原因：柜台少、机具坏，还是突发情况',
          counters: '运营主管：加开柜台，错开用餐，请求支援',
          announce: '告知等候时间，每15分钟再说一次',
          tickets: '人人取号；不必上柜的业务先分流',
          barriers: '保安：摆好隔离带，门口和出口不堵',
        },
      },
      people: {
        name: people,
        steps: {
          priority: '老、孕、残障客户先就座、先办理',
          elsewhere: '辅导使用自助机具、手机银行，推荐排队少的网点',
          full: '人多拥挤：保安控制进门，分批放行',
          quarrel: '插队争执：请到一旁劝解，不当众争论',
        },
      },
      tell: {
        name: tell,
        steps: {
          rumour: '谣言或集中取款：立即报上级行，只用统一口径',
          police: '打架或踩踏：拨打 {{police}}；有人受伤：{{ambulance}}',
        },
      },
      after: {
        name: after,
        steps: {
          figures: '登记最长等候时间、排队人数和离开人数',
          lesson: '商定下次遇到这种日子怎么改',
        },
      },
    },
  },
  robbery: {
    name: '抢劫或威胁',
    groups: {
      now: {
        name: '遇劫时',
        steps: {
          calm: '保持冷静，不激怒歹徒，生命第一',
          alarm: '确认不被察觉，再按报警按钮',
          hands: '双手可见，动作放慢，要动先说',
          give: '柜员：不开联动门；性命受威胁时照做，不多给',
          notice: '暗记体貌、口音、衣着、凶器，不盯着看',
        },
      },
      gone: {
        name: '歹徒离开后',
        steps: {
          chase: '不追赶；在室内看清逃跑方向和车牌',
          call: '拨打 {{police}}：人数、凶器、车辆、逃跑方向',
          lock: '保安：锁门，只放警察和急救人员进来',
          scene: '保护现场，歹徒碰过的地方不让人靠近',
        },
      },
      people: {
        name: people,
        steps: {
          hurt: '有人受伤：拨打 {{ambulance}}，先行急救',
          witnesses: '请目击者留步，各自写下所见，不互相商量',
        },
      },
      tell: {
        name: tell,
        steps: { head: '网点负责人：报上级行安保部门；任何人不对外说、不发朋友圈' },
      },
      after: {
        name: after,
        steps: {
          cash: '双人在监控下清点现金；保存录像交警方',
          care: '安排人陪同回家，为在场人员提供心理疏导',
        },
      },
    },
  },
  fire: {
    name: '火灾',
    groups: {
      now: {
        name: now,
        steps: {
          alarm: '大声呼喊，按下最近的火灾报警按钮',
          call: '拨打 {{fire}}：地址、楼层、什么着火、有无人员被困',
          power: '保安：确保自身安全时切断该处电源',
          extinguish: '火小且退路在身后：用一具灭火器，灭不了就撤',
        },
      },
      people: {
        name: people,
        steps: {
          out: '大堂经理：带大家从最近的安全出口撤离，不乘电梯',
          smoke: '有烟放低身体；门发烫或门后有烟，不要开',
          assist: '老人、残障和带小孩的客户，专人陪同撤离',
          cash: '柜员：几秒内能锁就锁好现金，生命第一',
          check: '保安：安全时才查看卫生间、贵宾室、自助区',
          doors: '最后离开的人随手关门，不上锁',
        },
      },
      tell: {
        name: tell,
        steps: {
          roll: '应急负责人：在集合点清点人数，任何人不得返回',
          meet: '保安：迎接消防车，说明谁没出来、火点和进路',
          head: '网点负责人：报上级行，安排人看守网点',
        },
      },
      after: {
        name: after,
        steps: { back: '消防人员同意后才可返回' },
      },
    },
  },
  security: {
    name: '安全事件',
    groups: {
      now: {
        name: now,
        steps: {
          calm: '保持距离，语气平和，不激化',
          call: '避开对方拨打 {{police}}：地点、情况、人数、有无凶器',
          attack: '遇袭：能跑就跑；跑不了就锁门躲藏、保持安静',
          phone: '恐吓电话：尽量拖住对方，逐字记下内容和时间',
        },
      },
      object: {
        name: '可疑物品',
        steps: {
          whose: '大声询问失主，查监控看是谁放的',
          leave: '无人认领：不碰、不盖、不移动',
          away: '附近不用手机、对讲机，把人带远，避开视线范围',
        },
      },
      people: {
        name: people,
        steps: {
          out: '大堂经理：从远离危险的一侧带客户离开',
          doors: '门外聚众：保安关门，客户从其他出口离开',
          counters: '柜员：来得及就锁好现金、印章，关好柜台门',
        },
      },
      tell: {
        name: tell,
        steps: { head: '网点负责人：报上级行安保部门；其他人不对外发言' },
      },
      after: {
        name: after,
        steps: {
          reopen: '警方确认安全后才恢复营业',
          witnesses: '保存监控录像；目击者各自写下所见',
        },
      },
    },
  },
  fraud: {
    name: '欺诈或可疑',
    groups: {
      now: {
        name: now,
        steps: {
          ask: '放慢节奏，问清用途、收款人、是谁让办的',
          victim: '客户疑似受骗：请到一旁，先挂电话、不再回复',
          unaware: '嫌疑人在柜面：不惊动，以“系统核验要等”稳住',
          hold: '钱还没转：按规定暂缓办理',
          recall: '钱已转出：立即申请紧急止付，分秒必争',
          forged: '假币、假证件：按规定处理，尽量少触碰',
        },
      },
      people: {
        name: people,
        steps: { guard: '保安：靠近守候，留意门外同伙，不强行扣人' },
      },
      tell: {
        name: tell,
        steps: {
          police: '避开嫌疑人拨打 {{police}}',
          desk: '运营主管：报上级行反诈部门，该管控的即管控',
          family: '老年或受惊客户：征得本人同意后联系家属',
          inside: '疑似洗钱：只走内部报告，不得告知客户',
        },
      },
      after: {
        name: after,
        steps: {
          log: '登记作案手法和保住的金额，不写账号',
          ring: '三天后回访受害客户',
        },
      },
    },
  },
  outage: {
    name: '系统中断',
    groups: {
      now: {
        name: now,
        steps: {
          scope: '运营主管：问其他网点，判断是单台、本网点还是全行',
          announce: '大堂经理：马上告知客户，每15分钟再说一次',
          tickets: '叫号机也停了：发手写号',
          half: '柜员：记下最后一笔，不重复录入',
          paper: '上级行未启动应急流程，不手工付款',
        },
      },
      people: {
        name: people,
        steps: {
          elsewhere: '说明还能用的：自助机具、手机银行、客服、其他网点',
          urgent: '急事客户：恢复后回电，号码不发到频道',
          seats: '请老年客户就座，送上饮水',
        },
      },
      tell: {
        name: tell,
        steps: {
          it: '致电上级行科技部门：何时起、什么提示、几个柜台',
          head: '网点负责人：按上级行统一口径答复',
        },
      },
      after: {
        name: after,
        steps: {
          test: '恢复后先试一笔，再全面开办',
          check: '核对中断的交易，防止重复扣款',
          ring: '逐一回电；当日各柜台轧账',
        },
      },
    },
  },
  utilities: {
    name: '停电漏水',
    groups: {
      now: {
        name: now,
        steps: {
          water: '电器附近有水：人员远离，手湿不碰开关',
          shut: '保安：关总水阀；站在干处才能断电',
          backup: '停电：查应急照明、报警、监控和门禁',
          stuck: '看电梯、自动门、自助区有没有人被困',
          tellers: '柜员：记下最后一笔，锁好现金，签退',
          lift: '凭证、现金、设备搬离地面',
        },
      },
      people: {
        name: people,
        steps: {
          slip: '湿滑处拦起来，铺防滑垫、摆提示牌',
          announce: '大堂经理：说明情况，告知就近营业网点',
          door: '保安：门禁、报警断电期间守住门口',
        },
      },
      tell: {
        name: tell,
        steps: {
          supplier: '联系物业和水电部门，问清恢复时间',
          head: '网点负责人：与上级行商定是否停业，张贴告示',
        },
      },
      after: {
        name: after,
        steps: {
          wet: '进水设备经维修人员确认前不通电',
          restart: '来电后先试报警、监控、时钟、金库，再营业',
          settle: '核对并办结中断的业务',
        },
      },
    },
  },
  data_leak: {
    name: '信息泄露',
    groups: {
      now: {
        name: now,
        steps: {
          stop: '先止住：撤回邮件、撤下外发内容、关闭页面',
          infected: '电脑中毒：拔网线，不关机',
          lost: '设备或卡遗失：立即锁定，修改密码',
          keep: '不销毁：邮件、日志、屏幕照片都是证据',
          silent: '任何群里都不写客户信息，本频道也一样',
        },
      },
      tell: {
        name: tell,
        steps: {
          it: '立即致电上级行信息安全和个人信息保护部门',
          head: '网点负责人：对客户和监管，只由上级行告知',
          found: '记下发现时间，法定时限可能由此起算',
        },
      },
      after: {
        name: after,
        steps: {
          extent: '列清泄露了什么：涉及谁、多少人、多久、谁看过',
          receiver: '请误收的人删除并书面确认',
          accounts: '相关账户重点监测，必要时换卡',
          cause: '查明原因，每项改进登记为整改',
        },
      },
    },
  },
  group_complaint: {
    name: '群体投诉',
    groups: {
      receive: {
        name: '接待',
        steps: {
          room: '大堂经理：请到单独房间，与大堂分开',
          lead: '网点负责人：牵头，指定记录人和接待人',
          speakers: '请客户推选代表，最多五人',
          order: '保安：保持出口畅通，在后方待命，不对峙',
          serve: '厅堂照常营业，对其他客户只说正在处理',
        },
      },
      talk: {
        name: '沟通',
        steps: {
          interest: '被投诉的人不参与处理',
          listen: '听每位代表说完，记下诉求和理由',
          promise: '只承诺权限内的，说清由谁、哪天答复',
          read: '宣读记录，请代表确认',
        },
      },
      tell: {
        name: tell,
        steps: {
          up: '立即上报：人数、事由、诉求、情绪',
          police: '只在动手、损坏财物、堵住出口时拨打 {{police}}',
          press: '媒体采访、拍摄：只由上级行答复',
        },
      },
      after: {
        name: after,
        steps: {
          log: '登记投诉，姓名只填保密栏',
          answer: '按承诺日期答复，没办完也要说明进展',
        },
      },
    },
  },
};
