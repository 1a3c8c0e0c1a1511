/** Five invented experts. The third works for the bidder of B-05, so that a recusal arises. */
export const experts = [
  { id: 'E-01', name: '顾长庚', unit: '桂北数字经济研究院（虚构）', title: '研究员' },
  { id: 'E-02', name: '沈月白', unit: '南疆理工大学（虚构）', title: '教授' },
  { id: 'E-03', name: '陆知行', unit: '北部湾应用科技大学（虚构）', title: '教授' },
  { id: 'E-04', name: '宋远山', unit: '邕江会计师事务所（虚构）', title: '高级会计师' },
  { id: 'E-05', name: '江晚照', unit: '中国—东盟标准化促进中心（虚构）', title: '正高级工程师' },
] as const;
