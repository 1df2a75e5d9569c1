# Messages that come by themselves
delivery-repeated = _You may have this message already: the connection broke while I was sending it._
