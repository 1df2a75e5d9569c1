# Messages that come by themselves
delivery-repeated = _You may have this message already: the connection broke while I was sending it._
delivery-repeated-next = _What follows may be here for the second time: the connection broke while I was passing it on._
