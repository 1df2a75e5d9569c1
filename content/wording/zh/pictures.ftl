# pictures/ 里图画上的字。picture-layers-skin 在 layers.svg 里写成 {layers-skin}。
# 以 -alt 结尾的，是给看不见图的人听的说明，写在图的下面。
button-picture = 🖼 看图

# 面部的层次
picture-layers-title = 面部的层次
picture-layers-alt = 脸颊的切面。从外到里：
picture-layers-alt-ways = 下面四张小图，是四种做法：
picture-layers-subtitle = 各种做法，做在哪一层
picture-layers-skin = 皮肤
picture-layers-fat = 脂肪
picture-layers-smas = 筋膜层（SMAS）
picture-layers-deep = 下面：深平面
picture-layers-plication = SMAS折叠
picture-layers-plication-what = 把这层膜折起来缝住
picture-layers-smasectomy = SMAS切除重叠
picture-layers-smasectomy-what = 切掉一部分，再叠起来缝
picture-layers-deep-plane = 深平面
picture-layers-deep-plane-what = 在这层膜的下面做
picture-layers-threads = 埋线
picture-layers-threads-what = 不是手术：把线放在皮肤下面
picture-layers-note = 这是示意图。您做哪一种，请问您的医生。

# 切口在哪里
picture-incisions-title = 切口在哪里
picture-incisions-alt = 头部的侧面，红线是切口：
picture-incisions-temple = 鬓角的发际线
picture-incisions-ear = 绕着耳朵
picture-incisions-scalp = 耳后、头皮下部
picture-incisions-chin = 有时：下巴下面
picture-incisions-note = 您的切口在哪儿，请医生画给您看。

# 四个步骤
picture-four-steps-title = 四个步骤
picture-four-steps-alt = 四张小图，从上到下：
picture-four-steps-consultation = 面诊
picture-four-steps-consultation-what = 和医生谈您的想法，医生看您的脸，一起定方案。
picture-four-steps-preparation = 术前准备
picture-four-steps-preparation-what = 做检查，在脸上画线，然后麻醉。
picture-four-steps-operation = 手术
picture-four-steps-operation-what = 提起松了的皮肤和组织，缝合固定。
picture-four-steps-care = 术后护理
picture-four-steps-care-what = 多休息，照医生说的做。不剧烈运动，不直接晒太阳。

# 在家先备好
picture-home-kit-title = 在家先备好
picture-home-kit-alt = 六张小图，是家里要备好的：
picture-home-kit-pillows = 枕头，把头垫高
picture-home-kit-clothes = 前面开扣的衣服
picture-home-kit-food = 软的食物
picture-home-kit-list = 药单，中药也写上
picture-home-kit-phone =
    医院 { $phone }
    急救 { $emergency }
picture-home-kit-carer = 头24到48小时，有人陪着

# 查执照
picture-licence-check-title = 要查的三样证
picture-licence-check-alt = 三张证的图，还有到哪里查：
picture-licence-check-hospital = 医院的证
picture-licence-check-hospital-what = 医疗机构执业许可证，上面要有“医疗美容科”或“美容外科”
picture-licence-check-doctor = 医生的证
picture-licence-check-doctor-what = 要有两本：医师资格证书、医师执业证书
picture-licence-check-filing = 主诊医师备案
picture-licence-check-filing-what = 做手术的，要干满6年：美容外科或整形外科
picture-licence-check-where = 自己动手查
picture-licence-check-where-what = 国家卫生健康委的公开查询，或“中国医美”小程序
picture-licence-check-stop =
    查不到，或名字对不上？
    先别签字、别交钱，打卫生热线12320问。

# 求助卡
picture-red-flag-card-title = 出现这些，马上打电话
picture-red-flag-card-alt = 一张放在手边的卡片，照顾您的人也用得上。
picture-red-flag-card-emergency = 马上打 { $emergency }
picture-red-flag-card-breath = 呼吸困难
picture-red-flag-card-chest = 胸痛
picture-red-flag-card-neck = 脖子很快肿起来
picture-red-flag-card-bleeding = 大量出血
picture-red-flag-card-collapse = 晕倒
picture-red-flag-card-sight = 突然看不见
picture-red-flag-card-surgeon = 马上打给医生：{ $phone }
picture-red-flag-card-side = 一侧疼或肿，很厉害，或越来越厉害
picture-red-flag-card-blood = 血浸透了敷料
picture-red-flag-card-fever = 发烧，38 °C 或以上
picture-red-flag-card-pus = 流脓，或缝线处裂开
picture-red-flag-card-face = 脸上有地方没力气，以前没有
picture-red-flag-card-dark = 皮肤发黑
picture-red-flag-card-blurred = 看东西模糊
picture-red-flag-card-calf = 小腿疼或肿
picture-red-flag-card-nobody = 打不通？马上去急诊。
picture-red-flag-card-note = 聊天不是急救热线，请直接打电话。

# 肿和淤青
picture-swelling-title = 肿和淤青
picture-swelling-alt = 一条曲线表示肿：手术后升高，几个星期里慢慢降下来。下面一条横杠表示淤青。
picture-swelling-day = 天
picture-swelling-week = 周
picture-swelling-curve = 肿
picture-swelling-bar = 淤青
picture-swelling-peak = 肿得最厉害：
picture-swelling-bruising = 淤青：
picture-swelling-settled = 外表恢复自然：
picture-swelling-stop =
    一侧疼或肿得厉害，或越来越厉害？
    马上打给医生：{ $phone }
picture-swelling-note = 这是示意图，不是测量。以您的医生说的为准。

# 恢复时间
picture-timeline-title = 什么时候有什么事
picture-timeline-alt = 一条从上到下的线，中间是手术：
picture-timeline-smoking = 抽烟
picture-timeline-list = 药单
picture-timeline-list-when = 术前2周交给医生，中药也写上
picture-timeline-fasting = 禁食
picture-timeline-fasting-when = 前一天确认时间
picture-timeline-operation = 手术
picture-timeline-operation-what = 求助卡放在手边，头12小时最要紧
picture-timeline-first = 第一次复诊
picture-timeline-peak = 肿得最厉害
picture-timeline-stitches = 拆线
picture-timeline-work = 上班
picture-timeline-settled = 外表恢复自然
picture-timeline-result = 最终效果
picture-timeline-note = 您自己的日子，由您的医生定。
