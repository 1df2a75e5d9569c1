# 主动发出的消息
delivery-repeated = _这条消息您也许已经收到过：刚才发送时网络断了，我再发一次。_
delivery-repeated-next = _下面这条也许您已经收到过：刚才转发时网络断了，我再发一次。_
